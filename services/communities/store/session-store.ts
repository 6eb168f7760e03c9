import { assistedSessionDue } from "#shared/contracts/communities.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import type { Companion, Entity } from "#shared/table/entity.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Condition, Paging } from "#shared/table/table.ts";
import { pageOfPerson } from "#shared/table/whole-page.ts";
import { AssistedAct, AssistedSession } from "../domain/assisted-session.ts";

const sessionEntity: Entity<AssistedSession> = {
  name: "ASSISTED-SESSION",
  schema: AssistedSession,
  people: ({ personId, operatorId, vouchedBy }) => [personId, operatorId, ...(vouchedBy ? [vouchedBy] : [])],
  companions: (scope, before, { sessionId, personId, expiresAt }) => {
    if (before) return [];
    const fact = assistedSessionDue({ personId, sessionId });
    return [{ write: deadlineWrite(scope, { dueAt: expiresAt, fact, correlationId: sessionId }) }];
  },
};

/** The assisted sessions of one community, and what was done in them. */
export const sessionStore = (table: CommunityTable) => {
  const partitionOf = (personId: string): string => table.scope.partition("PERSON", personId);

  /** How many acts a session has on record. */
  const countActs = async ({ personId, sessionId }: AssistedSession): Promise<number> => {
    let count = 0;
    const asked = { partition: partitionOf(personId), prefix: `ASSISTED#${sessionId}#`, limit: 100 };
    for await (const items of pagesOf(table, asked)) count += items.length;
    return count;
  };

  /** What was done for a person at the desk, session by session. */
  const listActs = async (personId: string, { limit, cursor }: Paging) => {
    const asked = { partition: partitionOf(personId), prefix: "ASSISTED#", limit };
    const page = await table.query({ ...asked, ...(cursor && { cursor }) });
    return {
      items: page.items.map((item) => AssistedAct.parse(item)),
      ...(page.cursor && { nextCursor: page.cursor }),
    };
  };

  const sessions = entityStore(table, sessionEntity);

  /** The sessions that somebody was in. */
  const ofPerson = (personId: string, paging: Paging) =>
    pageOfPerson(table, { kind: sessionEntity.name, store: sessions, personId }, paging);

  /** The session that somebody at the desk began last, and the write by which another comes after it: one wins. */
  const lastOf = async (operatorId: string) => {
    const key = table.scope.key(["PERSON", operatorId], "ASSISTING");
    const row = await table.get(key);
    const last = row && (await sessions.find(String(row.sessionId)))?.state;
    const when: Condition = row
      ? { path: ["sessionId"], is: "equals", value: String(row.sessionId) }
      : { path: ["partition"], is: "absent" };
    const followedBy = (sessionId: string): Companion => ({
      write: { put: { ...key, sessionId }, when: [when] },
      refusal: new Refusal("version-conflict"),
    });
    return { last, followedBy };
  };

  return { ...sessions, ofPerson, lastOf, countActs, listActs };
};
