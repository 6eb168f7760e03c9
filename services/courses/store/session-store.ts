import { type Entity, stateSort } from "#shared/table/entity.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Key, Paging } from "#shared/table/table.ts";
import { cardOf, Session, SessionCard } from "../domain/session/session.ts";

export const sessionKey = (scope: CommunityScope, sessionId: string): Key =>
  scope.key(["SESSION", sessionId], stateSort);

const monthOf = (isDraft: boolean): string => (isDraft ? "SESSION-DRAFT-MONTH" : "SESSION-MONTH");

const sessionEntity: Entity<Session> = {
  name: "SESSION",
  schema: Session,
  card: cardOf,
  indexes: ({ sessionId, campusId, startsAt, localStart, isDraft = false }) => {
    const sort = `${startsAt}#${sessionId}`;
    const month = { partition: [monthOf(isDraft), localStart.slice(0, 7)], sort };
    return isDraft ? { first: month } : { first: month, second: { partition: ["SESSION-CAMPUS", campusId], sort } };
  },
};

/** The sessions of one community's courses. */
export const sessionStore = (table: CommunityTable) => {
  const { scope } = table;

  const listOfMonth = async (month: string, isDraft: boolean, { limit, cursor }: Paging) => {
    const partition = scope.partition(monthOf(isDraft), month);
    const page = await table.query({ index: "first", partition, limit, ...(cursor && { cursor }) });
    return {
      items: page.items.map(({ card }) => SessionCard.parse(card)),
      ...(page.cursor && { nextCursor: page.cursor }),
    };
  };

  /** The sessions of a campus from an instant on, as its calendar shows them: without drafts. */
  const listOfCampus = async (campusId: string, from: string, limit: number): Promise<SessionCard[]> => {
    const partition = scope.partition("SESSION-CAMPUS", campusId);
    const { items } = await table.query({ index: "second", partition, from, limit });
    return items.map(({ card }) => SessionCard.parse(card));
  };

  return { ...entityStore(table, sessionEntity), listOfMonth, listOfCampus };
};
