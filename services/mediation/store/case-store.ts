import { answersDue, firstContactDue, mediationDue } from "#shared/contracts/mediation.ts";
import type { Caller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Standing } from "#shared/domain/standing.ts";
import type { Fact } from "#shared/events/contract.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import { openingsIn, openingsKey } from "#shared/people/break-glass.ts";
import { standingIn, standingKey, standingOf, standingsAmong } from "#shared/people/standing.ts";
import type { Companion, Decision, Entity } from "#shared/table/entity.ts";
import type { Command } from "#shared/table/journal.ts";
import { lists, pages, placesIn } from "#shared/table/lists.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Item, Key, Paging } from "#shared/table/table.ts";
import { pageOfPerson } from "#shared/table/whole-page.ts";
import { mustBeIn } from "../domain/access.ts";
import { Case, leadWhileOpen } from "../domain/case.ts";
import { cardOf, KeptCaseCard } from "../domain/case-card.ts";
import { peopleIn } from "../domain/forget.ts";
import type { Spot } from "../domain/recurrence.ts";
import { type Insider, insiderAs } from "../domain/recusal.ts";
import { interestedIn, withHouseholds } from "../domain/release-lead.ts";
import { disputeRows } from "./dispute-rows.ts";
import { leadCompanions } from "./lead-rows.ts";
import { whileImpartial } from "./still-impartial.ts";

type Due = { readonly dueAt: string | undefined; readonly fact: Fact };

/** The instants at which something is to be looked at again, as far as the case has them. */
const dueIn = ({ caseId, contactDueAt, mediationDueAt, inquiry }: Case): Due[] => [
  { dueAt: contactDueAt, fact: firstContactDue({ caseId }) },
  { dueAt: mediationDueAt, fact: mediationDue({ caseId }) },
  { dueAt: inquiry?.answersDueAt, fact: answersDue({ caseId, issueId: inquiry?.issueId ?? "" }) },
];

/** A deadline for each of them that is new. */
const deadlines = (scope: CommunityScope, before: Case | undefined, after: Case): Companion[] => {
  const named = (due: Due): string => JSON.stringify(due);
  const known = new Set((before ? dueIn(before) : []).map(named));
  return dueIn(after).flatMap(({ dueAt, fact }) =>
    dueAt && !known.has(named({ dueAt, fact }))
      ? [{ write: deadlineWrite(scope, { dueAt, fact, correlationId: after.caseId }) }]
      : [],
  );
};

const filed = ({ filedAt, caseId }: Case): string => `${filedAt}#${caseId}`;

const caseLists = lists<Case>()({
  byStatus: { index: "first", under: "CASE-STATUS", by: ({ status }) => status, sort: filed },
  byBuilding: { index: "second", under: "CASE-BUILDING", by: ({ place }) => place.building, sort: filed },
  byLead: { index: "third", under: "CASE-LEAD", by: (subject) => leadWhileOpen(subject)?.personId, sort: filed },
});

const caseEntity: Entity<Case> = {
  name: "CASE",
  schema: Case,
  card: cardOf,
  people: peopleIn,
  indexes: placesIn(caseLists),
  companions: (scope, before, after) => [
    ...leadCompanions(scope, before, after),
    ...disputeRows(scope, before, after),
    ...deadlines(scope, before, after),
  ],
};

/** Who acts and when, whom the act names, and what else is read beside the case. */
type Acting = {
  readonly by: Caller;
  readonly at: string;
  readonly named?: readonly string[];
  readonly beside?: readonly Key[];
};

/** What an act is told that was read with the case: what the caller is, what those are who are named, and the rest. */
type ReadBeside = {
  readonly by: Insider;
  readonly known: ReadonlyMap<string, Standing>;
  readonly items: readonly (Item | undefined)[];
};

/** The cases of one community. */
export const caseStore = (table: CommunityTable) => {
  const { scope } = table;
  const cases = entityStore(table, caseEntity);

  /** The cases that a person has or had a part in. */
  const ofPerson = (personId: string, paging: Paging) =>
    pageOfPerson(table, { kind: caseEntity.name, store: cases, personId }, paging);

  /** The ids of the cases a person leads, from the table: all there are, even while they are being released. */
  async function* ledBy(personId: string): AsyncGenerator<string> {
    const partition = scope.partition("LEAD", personId);
    for await (const items of pagesOf(table, { partition, prefix: "CASE#", limit: 100 }))
      yield* items.map(({ caseId }) => String(caseId));
  }

  /** The categories and buildings of these cases, each once. */
  const spotsOf = async (caseIds: readonly string[]): Promise<Spot[]> => {
    const found = await cases.getEach(caseIds);
    const spots = found.map(({ category, place }) => ({ category, building: place.building }));
    return [...new Map(spots.map((spot) => [`${spot.category} ${spot.building}`, spot])).values()];
  };

  /**
   * A case for its reader, with what they are at their source, and who opened it that is not in it. With whom the
   * disputants live is read at its source too, unless the reader lives with nobody.
   */
  const readBy = async (id: string, { by: caller, at }: Acting) => {
    const keys = [cases.stateKey(id), standingKey(scope, caller.personId), openingsKey(scope, id)];
    const [item, standing, row] = await table.getMany(keys);
    const found = cases.read(item) ?? refuse("not-found");
    const by = insiderAs(caller, standingIn(standing), at);
    const known = by.households.length > 0 ? await standingOf(table, interestedIn(found.state)) : new Map();
    return { ...found, state: withHouseholds(found.state, known), by, openings: openingsIn(row) };
  };

  /**
   * What a person does with a case, decided by what they are at its source, and by whom the disputants live with
   * there: who joined a household is seen though the case has not heard of it. Answers who they were.
   */
  const act = async (
    id: string,
    command: Command,
    { by, at, named = [], beside = [] }: Acting,
    verb: (current: Case, told: ReadBeside) => Decision<Case> | undefined,
  ) => {
    const inIt = interestedIn((await cases.get(id)).state);
    const people = [...new Set([by.personId, ...named, ...inIt])];
    let own: Insider | undefined;
    const decided = (current: Case, read: readonly (Item | undefined)[]) => {
      const known = standingsAmong(read.slice(0, people.length));
      own = insiderAs(by, known.get(by.personId), at);
      const subject = withHouseholds(current, known);
      const decision = verb(subject, { by: own, known, items: read.slice(people.length) });
      return decision && known.has(by.personId) ? whileImpartial(scope, { subject, by: own, decision }) : decision;
    };
    const keys = [...people.map((personId) => standingKey(scope, personId)), ...beside];
    const outcome = await cases.decide(id, command, decided, keys);
    if (own) return { ...outcome, by: own };
    const seen = await readBy(id, { by, at });
    mustBeIn(seen.state, seen.by);
    return { ...outcome, state: seen.state, version: seen.version, by: seen.by };
  };

  return { ...cases, ...pages(table, { lists: caseLists, card: KeptCaseCard }), ofPerson, ledBy, spotsOf, act, readBy };
};
