import { needExpiryDue } from "#shared/contracts/employment.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import type { Companion, Entity } from "#shared/table/entity.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import { cardOf, skillsOf, Visit, VisitCard } from "../domain/visit.ts";
import { type Paging, pageOfCards } from "./cards.ts";
import { employerItem, visitedKey } from "./employer-store.ts";
import { demandRows } from "./skill-rows.ts";
import { stateItem } from "./state-item.ts";

/** A need that names no number is heard as one opening. */
const needRows = (scope: CommunityScope, { needs, needsCountUntil: until }: Visit): Companion[] =>
  needs.flatMap(({ needId, skills, openings = 1 }) =>
    demandRows(scope, skills, { kind: "NEED", id: needId }, { openings, until }),
  );

/** Nothing happens when needs grow old, so a deadline makes somebody look at the skills that they asked for. */
const expiry = (scope: CommunityScope, visit: Visit): Companion[] => {
  const { visitId, needsExpireAt: dueAt } = visit;
  const skills = skillsOf(visit);
  if (dueAt === undefined || skills.length === 0) return [];
  return [{ write: deadlineWrite(scope, { dueAt, fact: needExpiryDue({ visitId, skills }), correlationId: visitId }) }];
};

const visitCompanions = (scope: CommunityScope, before: Visit | undefined, after: Visit): Companion[] => {
  if (before) return [];
  const { employerId, visitId, visitedOn } = after;
  const employer = employerItem.key(scope, employerId);
  return [
    {
      write: { check: employer, when: [{ path: ["partition"], is: "present" }] },
      refusal: new Refusal("not-found"),
    },
    { write: { put: { ...visitedKey(scope, employerId), visitId, visitedOn } } },
    ...needRows(scope, after),
    ...expiry(scope, after),
  ];
};

const visitEntity: Entity<Visit> = {
  name: "VISIT",
  schema: Visit,
  card: cardOf,
  people: ({ visitors }) => visitors.flatMap(({ personId }) => personId ?? []),
  indexes: ({ employerId, recordedAt, visitId }) => ({
    first: { partition: ["VISIT-EMPLOYER", employerId], sort: `${recordedAt}#${visitId}` },
  }),
  companions: visitCompanions,
};

export const visitItem = stateItem(visitEntity);

/** The visits to employers of one community. */
export const visitStore = (table: CommunityTable) => {
  const list = (employerId: string, paging: Paging) =>
    pageOfCards(
      table,
      VisitCard,
      { index: "first", partition: table.scope.partition("VISIT-EMPLOYER", employerId), reverse: true },
      paging,
    );
  return { ...entityStore(table, visitEntity), list };
};
