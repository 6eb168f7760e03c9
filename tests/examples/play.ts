import type { Example } from "#shared/http/openapi.ts";
import type { Route } from "#shared/http/route.ts";
import type { Use } from "#shared/table/meter.ts";
import type { Item } from "#shared/table/table.ts";
import { onSqlite, openTown, type Town } from "../town/town.ts";
import { playPeople } from "./communities/people.ts";
import { playAssistance, playRights, playRosters } from "./communities/rights.ts";
import { playApplications, playOffboarding, playSettings } from "./communities/tenancy.ts";
import { playEmployment } from "./employment/whole.ts";
import { playAssociation, playCase } from "./mediation.ts";
import { type Play, type Sent, show } from "./scenes.ts";

/** What a play shows: each operation's example and what its success cost, and every item that was left. */
export type Played = {
  readonly examples: Readonly<Record<string, Example>>;
  readonly uses: Readonly<Record<string, readonly Use[]>>;
  readonly items: readonly Item[];
};

/** In their order: those who are removed act before they are, and the community leaves last. */
const plays: readonly ((town: Town, example: Play) => Promise<void>)[] = [
  playApplications,
  playSettings,
  playPeople,
  playAssociation,
  playCase,
  playEmployment,
  playAssistance,
  playRosters,
  playRights,
  playOffboarding,
];

/** Plays what happens in fictional estates and shows each operation in it. */
export const playExamples = async (): Promise<Played> => {
  const ground = onSqlite();
  const used: Use[] = [];
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: ground, onUse: (use) => void used.push(use) });
  const examples: Record<string, Example> = {};
  const uses: Record<string, readonly Use[]> = {};
  const example = async <Body>(route: Route, success: Sent, invalid: Sent, refusal: Sent): Promise<Body> => {
    const wrong = await show(town, route, "invalid", { ...success, ...invalid });
    const refused = await show(town, route, "refusal", { ...success, ...refusal });
    used.length = 0;
    const shown = await show(town, route, "success", success);
    uses[route.operation] = [...used];
    examples[route.operation] = { success: shown, invalid: wrong, refusal: refused };
    await town.drain();
    return shown.body as Body;
  };
  for (const play of plays) await play(town, example);
  const rows = ground.database.prepare("SELECT item FROM items ORDER BY partition, sort").all();
  return { examples, uses, items: rows.map(({ item }) => JSON.parse(String(item)) as Item) };
};
