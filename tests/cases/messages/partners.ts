import type { Outside } from "#shared/outside/outside.ts";
import { activeProgramme, home, inYangguang } from "../../town/jobs.ts";
import { openTown, type Town, type TownOptions } from "../../town/town.ts";

export const admin = "admin-yangguang";
export const planned = "employment.fair-planned.v1";

/** An estate in which fairs may be planned, each of which is a fact that a partner may hear. */
export const estateWithFairs = async (outside: Outside, options: TownOptions = {}) => {
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z", outside, ...options });
  const { programmeId } = await activeProgramme(town, inYangguang);
  await town.drain();
  let count = 0;
  const planFair = async (): Promise<string> => {
    count += 1;
    const body = {
      programmeId,
      name: `招聘会${"一二三四五六七八九十".charAt(count % 10)}`,
      heldOn: "2026-04",
      place: home,
    };
    const { fairId } = (await (await town.as("fang")).planFair({ body })).body;
    return fairId;
  };
  return { town, planFair };
};

/** A partner is registered for some facts, those of planned fairs where nothing is said. */
export const registered = async (town: Town, url: string, facts: readonly string[] = [planned]) =>
  (await (await town.as(admin)).registerWebhook({ body: { url, facts: [...facts] } })).body;

export const attemptsOf = async (town: Town, webhookId: string) =>
  (await (await town.as(admin)).listWebhookAttempts({ params: { webhookId }, query: { limit: 100 } })).body.items;

export const webhookOf = async (town: Town, webhookId: string) =>
  (await (await town.as(admin)).listWebhooks({})).body.items.find((each) => each.webhookId === webhookId);

/** Hours pass in steps of so many minutes, and what falls due in them is done. */
export const hours = async (town: Town, count: number, step = 15): Promise<void> => {
  for (let minute = 0; minute < count * 60; minute += step) {
    town.clock.advance(step);
    await town.drain();
  }
};

/** All that is kept of a webhook beside the list. */
export const keptOf = async (town: Town, webhookId: string) => {
  const partition = `C#yangguang-huayuan#WEBHOOK#${webhookId}`;
  return (await town.home.world.table.query({ partition, limit: 1000 })).items;
};
