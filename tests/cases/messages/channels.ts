import type { Channel } from "#shared/contracts/messages.ts";
import type { Outside } from "#shared/outside/outside.ts";
import { openTown, type Town, type TownOptions } from "../../town/town.ts";

export const morning = "2026-03-02T01:00:00.000Z";
export const phone = "+8613800138000";

type Estate = {
  readonly outside: Outside;
  /** Where the gateway is; the community has none where it says nothing. */
  readonly url?: string;
  readonly at?: string;
  /** Where everything is kept; a store of its own where it says nothing. */
  readonly on?: TownOptions["on"];
};

/** An estate in which a neighbour with an account has a phone, and has read what they were told until now. */
export const estateOf = async ({ outside, url, at = morning, on }: Estate) => {
  const town = await openTown({ start: at, outside, ...(on && { on }) });
  const personId = await town.idOf("qin");
  await (await town.as("ding")).correctPerson({ params: { personId }, body: { phone } });
  const secret = url
    ? (await (await town.as("admin-yangguang")).setGateway({ body: { url } })).body.secret
    : "whsec_none";
  await town.drain();
  await (await town.as("qin")).readAllMessages({ body: {} });
  await town.drain();
  return { town, personId, secret };
};

/** A dispute with that neighbour is taken in, and they are told. */
export const disputeIn = async (town: Town, { drains = true } = {}): Promise<string> => {
  const disputants = await Promise.all(
    ["qin", "jiang"].map(async (name) => ({ name, personId: await town.idOf(name) })),
  );
  const body = { category: "noise", place: { building: "2栋" }, source: "proactive", disputants } as const;
  const { caseId } = (await (await town.as("sun")).fileCase({ body })).body.case;
  if (drains) await town.drain();
  return caseId;
};

/** Minutes pass, and what falls due in them is done on the minute. */
export const pass = async (town: Town, minutes: number): Promise<void> => {
  for (let minute = 0; minute < minutes; minute += 1) {
    town.clock.advance(1);
    await town.drain();
  }
};

/** The outbox as the desk sees it, for one moment by one channel: each that was begun. */
export const outboxOf = async (town: Town, channel: Channel, moment = "mediation.caseFiled") => {
  const { items } = (await (await town.as("ding")).listOutbox({ query: { limit: 100 } })).body;
  return items.flatMap((each) => (each.moment === moment ? (each.deliveries[channel] ?? []) : []));
};

export const callsIn = async (town: Town) => (await (await town.as("ding")).listCalls({})).body.items;
