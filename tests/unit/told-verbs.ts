import type { Caller } from "#shared/domain/caller.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import { offering } from "#shared/http/offering.ts";
import type { Offered } from "#shared/http/offers.ts";
import type { Service } from "#shared/service.ts";
import { stored } from "#shared/table/entity.ts";
import { type CommunityTable, communityScope, scoped } from "#shared/table/scope.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import type { Item, Key } from "#shared/table/table.ts";

export const scope = communityScope("local", "yangguang-huayuan");

/** A thing where it lies. */
export const itemOf = (key: Key, state: object): Item => stored({ ...key, version: 1, state }) as Item;

/** A table with what rules read beside a thing. */
export const tableWith = async (...items: readonly Item[]): Promise<CommunityTable> => {
  const table = scoped(sqliteStore(":memory:").table, scope);
  for (const put of items) await table.write({ put });
  return table;
};

/** Somebody at the desk, beside a person. */
export const beside = (person: Caller, operator: Caller): Caller => ({
  ...operator,
  onBehalfOf: { personId: person.personId, name: person.name, sessionId: "ses_1" },
});

type Telling = { readonly by: Caller; readonly at: string; readonly table: CommunityTable };

const community: CommunityCard = {
  status: "active",
  language: "zh-CN",
  timeZone: "Asia/Shanghai",
  policy: {},
  calendar: { "2026": { holidays: [], makeUpWorkdays: [] } },
};

/** What somebody is told beside a thing of a service. */
export const toldBy =
  (service: Pick<Service, "endpoints" | "offers">) =>
  async (kind: string, subject: unknown, { by: caller, at: now, table }: Telling): Promise<Offered> => {
    const answering = service.endpoints.find(({ route }) => route.offers === kind);
    if (!answering) throw new Error(`nothing answers a ${kind}`);
    const called = { caller, now, community, table };
    const answer = { body: undefined as never, subject };
    return (await offering(service)(answering.route, called, answer)) ?? { allowedVerbs: [] };
  };

/** What of it they may call on the thing itself, as one line. */
export const verbsToldBy = (service: Pick<Service, "endpoints" | "offers">) => {
  const told = toldBy(service);
  return async (kind: string, subject: unknown, telling: Telling): Promise<string> =>
    (await told(kind, subject, telling)).allowedVerbs.join(" ");
};
