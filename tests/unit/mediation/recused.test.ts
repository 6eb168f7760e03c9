import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acting, mustBeIn, mustLead } from "#services/mediation/domain/access.ts";
import type { Case } from "#services/mediation/domain/case.ts";
import { accept } from "#services/mediation/domain/lead.ts";
import { type Insider, insiderAs } from "#services/mediation/domain/recusal.ts";
import { seeInterests } from "#services/mediation/domain/release-lead.ts";
import type { Role } from "#shared/domain/roles.ts";
import type { Standing } from "#shared/domain/standing.ts";
import { acceptance, contacted, decided, later, negotiating, person, standing } from "./cases.ts";

const roles: readonly Role[] = [
  "resident",
  "mediator",
  "association-president",
  "property-staff",
  "residents-committee-worker",
];
const anybody = fc.record({
  roles: fc.subarray([...roles]),
  home: fc.constantFrom("hse_1", "hse_2", undefined),
});
type Anybody = { readonly roles: readonly Role[]; readonly home: string | undefined };

const organisations = { property: "金源物业公司", community: "丹枫居委会", outsider: "某电信公司" } as const;
type Organisation = keyof typeof organisations;

const town = fc.record({
  people: fc.array(anybody, { minLength: 4, maxLength: 7 }),
  /** Whom a person is in dispute with: an organisation, or the second of them. */
  against: fc.option(fc.constantFrom<Organisation>("property", "community", "outsider"), { nil: undefined }),
  applicant: fc.nat({ max: 6 }),
  lead: fc.nat({ max: 6 }),
  consulted: fc.nat({ max: 6 }),
  becomes: fc.record({ who: fc.nat({ max: 6 }), what: anybody }),
});
type Town = typeof town extends fc.Arbitrary<infer Value> ? Value : never;

const nameOf = (nth: number): string => `p${nth}`;
const idOf = (nth: number): string => person(nameOf(nth)).personId;

const standingOf = (nth: number, { roles: own, home }: Anybody): Standing => ({
  ...standing(person(nameOf(nth), ...own)),
  households: home ? { [home]: true } : {},
});
const insider = (nth: number, each: Anybody): Insider =>
  insiderAs(person(nameOf(nth), ...each.roles), standingOf(nth, each), later);

/** The first of the town against the organisation, or against the second. */
const disputed = ({ people, against, applicant }: Town, subject: Case): Case => {
  const [one, other] = subject.disputants;
  if (!one || !other) throw new Error("two disputants");
  const householdsOf = (nth: number) => (people[nth]?.home ? { householdIds: [people[nth].home] } : {});
  const first = { ...one, name: "p0", personId: idOf(0), ...householdsOf(0) };
  const { personId: _, ...nobody } = other;
  const second = against
    ? { ...nobody, name: organisations[against] }
    : { ...other, name: "p1", personId: idOf(1), ...householdsOf(1) };
  return { ...subject, applicantId: idOf(applicant), disputants: [first, second] };
};

/** The table of rights, by hand: who has an interest in the dispute. */
const hasInterest = ({ people, against }: Town, nth: number, who: Anybody): boolean => {
  const disputants = against ? [0] : [0, 1];
  const isTheirs = disputants.includes(nth);
  const isOfHome = who.home !== undefined && disputants.some((each) => people[each]?.home === who.home);
  const isOfCompany = against === "property" && who.roles.includes("property-staff");
  const isOfCommittee = against === "community" && who.roles.includes("residents-committee-worker");
  return isTheirs || isOfHome || isOfCompany || isOfCommittee;
};

const isDone = (work: () => unknown): boolean => {
  try {
    work();
    return true;
  } catch {
    return false;
  }
};

type Populated = Town & { readonly cast: readonly (Anybody & { readonly nth: number; readonly by: Insider })[] };
type Member = Populated["cast"][number];

const populated = (given: Town): Populated => ({
  ...given,
  ...{ applicant: given.applicant % given.people.length, lead: given.lead % given.people.length },
  consulted: given.consulted % given.people.length,
  cast: given.people.map((each, nth) => ({ ...each, nth, by: insider(nth, each) })),
});

/** Who moved out keeps what is their own alone. */
const isHere = ({ roles }: Anybody): boolean => roles.length > 0;

/** The table of rights, by hand: who reads a case in which the mediation has begun. */
const mayRead = (given: Populated, who: Member): boolean => {
  const { against, applicant, lead, consulted } = given;
  const { nth } = who;
  const isOfOrganisation =
    (against === "property" && who.roles.includes("property-staff")) ||
    (against === "community" && who.roles.includes("residents-committee-worker"));
  const isDisputant = nth === 0 || (nth === 1 && !against);
  const isOwn = isDisputant || (nth === applicant && !isOfOrganisation);
  const isInvolved = who.roles.includes("association-president") || nth === lead || nth === consulted;
  return isOwn || (isInvolved && isHere(who) && !hasInterest(given, nth, who));
};

/** The same: whom a president may name as lead. */
const mayName = (given: Populated, who: Member, candidate: Member): boolean => {
  const isStaff = candidate.roles.some((role) => role === "property-staff" || role === "residents-committee-worker");
  const isPeer = candidate.roles.some((role) => role === "mediator" || role === "association-president");
  const isFit = isPeer && !isStaff && !hasInterest(given, candidate.nth, candidate);
  return isFit && !hasInterest(given, who.nth, who);
};

const mustFollowTheTable = (town: Town): void => {
  const given = populated(town);
  const inTalks = {
    ...disputed(given, negotiating()),
    lead: { personId: idOf(given.lead), since: later },
    supports: [{ personId: idOf(given.consulted), since: later }],
  } as Case;
  for (const who of given.cast) {
    const { nth, by } = who;
    const reads = isDone(() => mustBeIn(inTalks, by));
    const decides = isDone(() => mustLead(acting("decide", inTalks, by), by));
    const mayDecide = nth === given.lead && mayRead(given, who) && !hasInterest(given, nth, who);
    expect([nth, reads, decides]).toEqual([nth, mayRead(given, who), mayDecide]);
  }
  const open = disputed(given, contacted());
  for (const who of given.cast.filter(({ roles: own }) => own.includes("association-president")))
    for (const candidate of given.cast) {
      const named = { leadId: candidate.by.personId, candidate: standingOf(candidate.nth, candidate) };
      const accepts = isDone(() => accept(open, { ...acceptance, ...named, by: who.by, at: later }));
      expect([who.nth, candidate.nth, accepts]).toEqual([who.nth, candidate.nth, mayName(given, who, candidate)]);
    }
};

describe("a case over random people", () => {
  it("is read, decided and led by nobody against the table", () => {
    fc.assert(fc.property(town, mustFollowTheTable), { numRuns: 1_500 });
  });

  it("loses its lead exactly when they come to have an interest in it", () => {
    fc.assert(
      fc.property(town, (given) => {
        const { lead, applicant } = populated(given);
        const changes = given.becomes.who % given.people.length;
        const people = given.people.map((each, nth) => (nth === changes ? given.becomes.what : each));
        const led = {
          ...disputed({ ...given, applicant }, decided()),
          lead: { personId: idOf(lead), since: later },
        } as Case;
        const known = new Map(people.map((each, nth) => [idOf(nth), standingOf(nth, each)]));
        const after = seeInterests(led, { known, at: later })?.state ?? led;
        const isLed = "lead" in after && after.lead !== undefined;
        const homes = new Set<string | undefined>(
          (given.against ? [0] : [0, 1]).flatMap((nth) => [given.people[nth]?.home, people[nth]?.home]),
        );
        const now = people[lead] as Anybody;
        const livesThere = now.home !== undefined && homes.has(now.home);
        expect(isLed).toBe(!(livesThere || hasInterest({ ...given, people }, lead, now)));
      }),
      { numRuns: 1_500 },
    );
  });
});
