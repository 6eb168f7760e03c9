import { roleTermDue } from "#shared/contracts/communities.ts";
import { digest } from "#shared/domain/new-id.ts";
import { Refusal, refuse } from "#shared/domain/refusal.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import { withdrawCode } from "#shared/people/codes.ts";
import { type Membership, membershipKey } from "#shared/people/membership.ts";
import { type Companion, type Decision, type Entity, type IndexEntry, stored } from "#shared/table/entity.ts";
import type { Command } from "#shared/table/journal.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Item, Key, Paging } from "#shared/table/table.ts";
import { claimPurpose } from "../domain/claim-purpose.ts";
import { Person } from "../domain/person.ts";
import { personMarks } from "../domain/person-marks.ts";
import { PersonCard } from "../domain/person-view.ts";
import { administratorRow } from "./administrators.ts";
import { idsOfPhone, phoneRow } from "./phone-rows.ts";
import { presidencyRows } from "./presidency-store.ts";
import { roleRows } from "./role-rows.ts";
import { searchRows } from "./search-rows.ts";
import { personStanding } from "./standing.ts";

const membershipOf = ({ personId, name, grants }: Person): Membership => ({
  personId,
  name: name ?? "",
  grants: Object.fromEntries(
    grants
      .filter(({ revokedAt, waiting }) => !revokedAt && !waiting)
      .map(({ grantId, role, building, employerId, from, to }) => [grantId, { role, building, employerId, from, to }]),
  ),
});

/** What each request reads of a person with an account, written in the same commit as the person. */
const membership = (scope: CommunityScope, before: Person | undefined, person: Person): Companion[] => {
  const gone = before && "account" in before ? before.account : undefined;
  const account = "account" in person ? person.account : undefined;
  const companions: Companion[] = [];
  if (gone !== undefined && gone !== account) companions.push({ write: { delete: membershipKey(scope, gone) } });
  if (account === undefined) return companions;
  const item = { ...membershipKey(scope, account), state: stored(membershipOf(person)) } as Item;
  const isNew = gone === undefined;
  const unbound = { when: [{ path: ["partition"] as [string], is: "absent" as const }] };
  return [...companions, { write: { put: item, ...(isNew && unbound) }, refusal: new Refusal("code-invalid") }];
};

const guardPartition = ["PERSON-GUARD"] as const;

/** The rows by which a person is known who is registered again. */
export const personGuards = (scope: CommunityScope, person: Person | undefined): Key[] => {
  if (!person?.name) return [];
  const isGone = person.status === "moved-out";
  return personMarks({ ...person, name: person.name }, { isGone }).map((mark) =>
    scope.key(guardPartition, digest(mark)),
  );
};

const duplicate = new Refusal("invalid", { errors: [{ pointer: "/name", code: "registered-already" }] });

/** One record for one person: the guards move with what is written down of them. */
const guard = (scope: CommunityScope, before: Person | undefined, after: Person): Companion[] => {
  const [former, present] = [personGuards(scope, before), personGuards(scope, after)];
  const isAmong = (keys: readonly Key[]) => (key: Key) => keys.some(({ sort }) => sort === key.sort);
  const absent = [{ path: ["partition"] as [string], is: "absent" as const }];
  return [
    ...former.filter((key) => !isAmong(present)(key)).map((key) => ({ write: { delete: key } })),
    ...present
      .filter((key) => !isAmong(former)(key))
      .map((key) => ({ write: { put: { ...key, personId: after.personId }, when: absent }, refusal: duplicate })),
  ];
};

/** A grant with a term ends by a deadline of its own. */
const terms = (scope: CommunityScope, before: Person | undefined, { personId, grants }: Person): Companion[] => {
  const known = new Set(before?.grants.map(({ grantId }) => grantId));
  return grants.flatMap(({ grantId, to }) => {
    if (to === undefined || known.has(grantId)) return [];
    const fact = roleTermDue({ personId, grantId });
    return [{ write: deadlineWrite(scope, { dueAt: to, fact, correlationId: grantId }) }];
  });
};

/** Whoever holds a code that was printed before a role waited for the claim was given it for less: it opens nothing now. */
const printedBefore = (
  scope: CommunityScope,
  before: Person | undefined,
  { personId, grants }: Person,
): Companion[] => {
  const known = new Set(before?.grants.map(({ grantId }) => grantId));
  const isMore = before !== undefined && grants.some(({ grantId, waiting }) => waiting && !known.has(grantId));
  return isMore ? [{ write: withdrawCode(scope, { thing: ["PERSON", personId], purpose: claimPurpose }) }] : [];
};

/** Where the people of a building are listed; staff live in none, and are found too. */
const listedIn = (building: string | undefined): readonly string[] =>
  building ? ["PERSON-BUILDING", building] : ["PERSON-ELSEWHERE"];

/** The place of a person among those of a building, or of none; nobody's who is gone. */
export const placeOfPerson = ({ personId, building, status }: Person): IndexEntry | undefined =>
  status === "moved-out" || status === "anonymised" ? undefined : { partition: listedIn(building), sort: personId };

const personEntity: Entity<Person> = {
  name: "PERSON",
  schema: Person,
  card: ({ personId, name, building }) => ({ personId, name, ...(building && { building }) }),
  people: ({ personId }) => [personId],
  indexes: (person) => {
    const second = placeOfPerson(person);
    return second ? { second } : {};
  },
  companions: (scope, before, after) => [
    ...membership(scope, before, after),
    ...guard(scope, before, after),
    ...terms(scope, before, after),
    ...printedBefore(scope, before, after),
    ...personStanding(scope, before, after),
    ...administratorRow(scope, before, after),
    ...presidencyRows(scope, before, after),
    ...phoneRow(scope, before, after),
    ...searchRows(scope, before, after),
    ...roleRows(scope, before, after),
  ],
};

const isDuplicate = (error: unknown): boolean =>
  error instanceof Refusal && error.detail.errors?.[0]?.code === "registered-already";

/** The people of one community. */
export const personStore = (table: CommunityTable) => {
  const { scope } = table;
  const people = entityStore(table, personEntity);

  /** Another who is known by the same marks. */
  const knownAs = async (person: Person): Promise<Person | undefined> => {
    const rows = await table.getMany(personGuards(scope, person));
    const [personId] = rows.flatMap((row) => (row && row.personId !== person.personId ? [String(row.personId)] : []));
    return personId === undefined ? undefined : (await people.find(personId))?.state;
  };

  /** Refuses `registered-already`, or `moved-out`, with the id of who is known by the same marks. */
  const refuseAs = async (person: Person, error: unknown): Promise<never> => {
    if (!isDuplicate(error)) throw error;
    const known = await knownAs(person);
    if (!known) throw error;
    const code = known.status === "moved-out" ? "moved-out" : "registered-already";
    return refuse("invalid", { personId: known.personId, errors: [{ pointer: "/name", code }] });
  };

  /** Registers somebody once for a command; what may refuse them by now is asked before. */
  const register = (command: Command, decision: Decision<Person>, asked = (person: Person): Person => person) =>
    people
      .create(decision.state.personId, command, () => ({ ...decision, state: asked(decision.state) }))
      .catch((error) => refuseAs(decision.state, error));

  /** Those who live here and have the number of somebody too. */
  const othersWith = async (phone: string | undefined, ownId: string): Promise<Person[]> => {
    if (phone === undefined) return [];
    const ids = (await idsOfPhone(table, phone)).filter((id) => id !== ownId);
    return (await people.getEach(ids)).filter(({ status }) => status !== "moved-out");
  };

  const listOf = async (building: string | undefined, { limit, cursor }: Paging) => {
    const partition = scope.partition(...listedIn(building));
    const page = await table.query({ index: "second", partition, limit, ...(cursor && { cursor }) });
    return {
      items: page.items.map(({ card }) => PersonCard.parse(card)),
      ...(page.cursor && { nextCursor: page.cursor }),
    };
  };

  return { ...people, register, knownAs, othersWith, listOf };
};
