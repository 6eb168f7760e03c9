import type { Caller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Standing } from "#shared/domain/standing.ts";
import { openingsIn, openingsKey } from "#shared/people/break-glass.ts";
import { standingIn, standingKey, standingOf, standingsAmong } from "#shared/people/standing.ts";
import type { Decision, Entity } from "#shared/table/entity.ts";
import type { Command } from "#shared/table/journal.ts";
import { lists, pages, placesIn } from "#shared/table/lists.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Item, Key, Paging } from "#shared/table/table.ts";
import { pageOfPerson } from "#shared/table/whole-page.ts";
import { mustBeIn } from "../domain/access.ts";
import { Case, stageOf } from "../domain/case.ts";
import { cardOf, KeptCaseCard } from "../domain/case-card.ts";
import { leadWhileOpen } from "../domain/case-lifecycle.ts";
import { peopleIn } from "../domain/forget.ts";
import { acted } from "../domain/look.ts";
import type { Spot } from "../domain/recurrence.ts";
import { type Insider, insiderAs } from "../domain/recusal.ts";
import { interestedIn, withHouseholds } from "../domain/release-lead.ts";
import { actingForBodies, bodiesIn, stoodInFor, whileBodiesStand } from "./acting-bodies.ts";
import { appointmentRows } from "./appointment-rows.ts";
import { bodyStore } from "./body-store.ts";
import { deadlines } from "./case-deadlines.ts";
import { disputeRows } from "./dispute-rows.ts";
import { leadCompanions } from "./lead-rows.ts";
import { rostersKey } from "./roster-store.ts";
import { whileImpartial } from "./still-impartial.ts";

const filed = ({ filedAt, caseId }: Case): string => `${filedAt}#${caseId}`;

const isElsewhere = (subject: Case): boolean => subject.joined !== undefined && stageOf(subject) !== "closed";

/** An open case that goes on in another is in no list of open ones. */
const listedAs = (subject: Case): string | undefined => (isElsewhere(subject) ? undefined : subject.status);
const leadListed = (subject: Case): string | undefined =>
  isElsewhere(subject) ? undefined : leadWhileOpen(subject)?.personId;

const caseLists = lists<Case>()({
  byStatus: { index: "first", under: "CASE-STATUS", by: listedAs, sort: filed },
  byBuilding: { index: "second", under: "CASE-BUILDING", by: ({ place }) => place.building, sort: filed },
  byLead: { index: "third", under: "CASE-LEAD", by: leadListed, sort: filed },
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
    ...appointmentRows(scope, before, after),
    ...deadlines(scope, before, after),
  ],
};

const isSameKey = (one: Key, other: Key): boolean => one.partition === other.partition && one.sort === other.sort;

/** Who acts and when, whom the act names, and what else is read beside the case, as it was found. */
type Acting = {
  readonly by: Caller;
  readonly at: string;
  /** The body that the act names, for which whoever acts does so. */
  readonly bodyId?: string | undefined;
  readonly named?: readonly string[];
  readonly beside?: readonly Key[] | ((subject: Case) => readonly Key[]);
  /** Who may read what a command did that is sent again: whoever is in the case, unless somebody else may act on it. */
  readonly mustRead?: (subject: Case, by: Insider) => unknown;
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
   * disputants live is read at its source too, unless the reader lives with nobody; and of the bodies of which they are
   * a member who acts for each.
   */
  const readBy = async (id: string, { by: caller, at }: Acting) => {
    const own = [standingKey(scope, caller.personId), rostersKey(scope, caller.personId)];
    const [item, row, standing, rosters] = await table.getMany([cases.stateKey(id), openingsKey(scope, id), ...own]);
    const found = cases.read(item) ?? refuse("not-found");
    const reader = insiderAs(caller, standingIn(standing), at);
    const stoodIn = await stoodInFor(table, caller, { subject: found.state, at });
    const related = reader.households.length > 0 || stoodIn ? interestedIn(found.state) : [];
    const known = await standingOf(table, [...related, ...(stoodIn ?? [])]);
    const subject = withHouseholds(found.state, known);
    const bodies = await table.getMany(bodiesIn(rosters).map(bodyStore(table).stateKey));
    const by = actingForBodies(table, reader, { subject, at, known, bodies, stoodIn });
    return { ...found, state: subject, by, openings: openingsIn(row) };
  };

  /**
   * What a person does with a case, decided by what they are at its source, and by whom the disputants live with
   * there: who joined a household is seen though the case has not heard of it. Answers who they were.
   */
  const act = async (
    id: string,
    command: Command,
    { by, at, bodyId, named = [], beside = [], mustRead = mustBeIn }: Acting,
    verb: (current: Case, told: ReadBeside) => Decision<Case> | undefined,
  ) => {
    const [item, rosters] = await table.getMany([cases.stateKey(id), rostersKey(scope, by.personId)]);
    const { state: found } = cases.read(item) ?? refuse("not-found");
    const stoodIn = await stoodInFor(table, by, { subject: found, at, bodyId });
    const people = [...new Set([by.personId, ...named, ...interestedIn(found), ...(stoodIn ?? [])])];
    const memberOf = bodiesIn(rosters).map(bodyStore(table).stateKey);
    const besides = typeof beside === "function" ? beside(found) : beside;
    const others = besides.filter((key) => !memberOf.some((each) => isSameKey(each, key)));
    let own: Insider | undefined;
    const decided = (current: Case, read: readonly (Item | undefined)[]) => {
      const known = standingsAmong(read.slice(0, people.length));
      const subject = withHouseholds(current, known);
      const readAt = (key: Key) =>
        read.slice(people.length)[[...memberOf, ...others].findIndex((each) => isSameKey(each, key))];
      const bodies = memberOf.map(readAt);
      const insider = insiderAs(by, known.get(by.personId), at);
      own = actingForBodies(table, insider, { subject, at, bodyId, known, bodies, stoodIn });
      const decided = verb(subject, { by: own, known, items: besides.map(readAt) });
      if (!decided) return undefined;
      const also = [...(decided.also ?? []), ...whileBodiesStand(table, own, bodies)];
      const decision = { ...decided, state: acted(decided.state, at), ...(also.length > 0 && { also }) };
      return known.has(by.personId) ? whileImpartial(scope, { subject, by: own, decision }) : decision;
    };
    const keys = [...people.map((personId) => standingKey(scope, personId)), ...memberOf, ...others];
    const outcome = await cases.decide(id, command, decided, keys);
    if (own) return { ...outcome, by: own };
    const seen = await readBy(id, { by, at });
    mustRead(seen.state, seen.by);
    return { ...outcome, state: seen.state, version: seen.version, by: seen.by };
  };

  return { ...cases, ...pages(table, { lists: caseLists, card: KeptCaseCard }), ofPerson, ledBy, spotsOf, act, readBy };
};
