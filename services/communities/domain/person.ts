import * as z from "zod";
import {
  personAnonymised,
  personClaimed,
  personCorrected,
  personMovedIn,
  personMovedOut,
  personRegistered,
  VerificationMethod,
} from "#shared/contracts/communities.ts";
import { Instant, yearOf } from "#shared/domain/dates.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { newId } from "#shared/domain/new-id.ts";
import { Phone, WrittenPhone } from "#shared/domain/phone.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Side } from "#shared/domain/roles.ts";
import { Building, Name, Room } from "#shared/domain/text.ts";
import { endGrants, mostGrants, PersonId, RoleGrant, withoutWaiting } from "./role-grant.ts";

const oldestAge = 130;

const identity = {
  personId: PersonId,
  /** Absent once it was erased. */
  name: Name.optional(),
  phone: Phone.optional(),
  birthYear: z.int().optional(),
  building: Building.optional(),
  room: Room.optional(),
  /** Cannot use a phone or a computer alone: served at the desk. */
  needsAssist: z.boolean(),
  /** The digest of their sign-in; who has none is served at the desk. */
  account: z.string().optional(),
  /** The side whose hand printed the code that the sign-in came by, until another side has seen who it is. */
  claimedFrom: Side.optional(),
  registeredAt: Instant,
  grants: z.array(RoleGrant).max(mostGrants),
};

const verified = {
  verified: z.object({
    by: PersonId,
    /** The side that they were of. */
    side: Side.optional(),
    method: VerificationMethod,
    at: Instant,
  }),
};

/** A person of the community, with or without an account. */
export const Person = z
  .discriminatedUnion("status", [
    z.object({ status: z.literal("unverified"), ...identity }),
    z.object({ status: z.literal("verified"), ...identity, ...verified }),
    z.object({
      status: z.literal("moved-out"),
      ...identity,
      ...z.object(verified).partial().shape,
      movedOutAt: Instant,
    }),
    z.object({ status: z.literal("anonymised"), ...identity, movedOutAt: Instant, anonymisedAt: Instant }),
  ])
  .meta({ id: "Person" });
export type Person = z.infer<typeof Person>;

const present = ["unverified", "verified"] as const;

export const personLifecycle = lifecycle<Person>()("person", {
  verify: { from: present, to: "verified" },
  correct: { from: present, to: "same" },
  issueClaimCode: { from: present, to: "same" },
  claim: { from: present, to: "same" },
  grantRole: { from: present, to: "same" },
  revokeRole: { from: [...present, "moved-out"], to: "same" },
  moveOut: { from: present, to: "moved-out" },
  moveIn: { from: ["moved-out"], to: "unverified" },
  anonymise: { from: ["moved-out"], to: "anonymised" },
});

const written = {
  name: Name,
  phone: WrittenPhone.optional(),
  birthYear: z.int().optional(),
  building: Building.optional(),
  room: Room.optional(),
  needsAssist: z.boolean().default(false),
};

export const RegisterPerson = z.strictObject(written);

/** What staff write down of a person, with the phone in its international form. */
export type Particulars = Omit<z.infer<typeof RegisterPerson>, "phone"> & { readonly phone?: string | undefined };

/** The same, as far as they are known. */
export type SomeParticulars = { readonly [Name in keyof Particulars]?: Particulars[Name] | undefined };

type Surroundings = { readonly buildings: readonly string[]; readonly at: Instant };

/** Refuses a building that the community does not have, and a year nobody alive was born in. */
export const mustBePlausible = ({ building, birthYear }: SomeParticulars, { buildings, at }: Surroundings): void => {
  if (building !== undefined && !buildings.includes(building)) refuseField("/building", "unknown-building");
  const year = yearOf(at);
  if (birthYear !== undefined && (birthYear > year || birthYear < year - oldestAge))
    refuseField("/birthYear", "not-a-birth-year");
};

type Registering = Particulars & Surroundings & { readonly account?: string | undefined; readonly commandId: string };

/** A person belongs to the community from now on. */
export const register = ({ commandId, at, buildings, ...particulars }: Registering) => {
  mustBePlausible(particulars, { buildings, at });
  const personId = newId("per", commandId);
  const state: Person = { ...particulars, status: "unverified", personId, registeredAt: at, grants: [] };
  const { building, birthYear } = particulars;
  return { state, facts: [personRegistered({ personId, building, birthYear })] };
};

/** What is `null` was written down wrongly, and is taken away. */
export const CorrectPerson = z.strictObject({
  name: Name.optional(),
  phone: WrittenPhone.nullable().optional(),
  birthYear: z.int().nullable().optional(),
  building: Building.nullable().optional(),
  room: Room.nullable().optional(),
  needsAssist: z.boolean().optional(),
});

type Correction = {
  readonly [Name in keyof z.infer<typeof CorrectPerson>]?: z.infer<typeof CorrectPerson>[Name] | undefined;
};

/** Mends what was written down wrongly; only what is named changes. */
export const correct = (current: Person, { buildings, at, ...corrected }: Correction & Surroundings) => {
  const subject = personLifecycle.allow("correct", current);
  const named = Object.entries(corrected).filter(([, value]) => value !== undefined);
  if (named.length === 0) return undefined;
  const given = Object.fromEntries(named.map(([name, value]) => [name, value ?? undefined]));
  mustBePlausible(given, { buildings, at });
  const state: Person = { ...subject, ...given };
  const { personId, building, birthYear } = state;
  return { state, facts: [personCorrected({ personId, building, birthYear })] };
};

type SigningIn = { readonly account: string; readonly at: Instant; readonly side?: Side | undefined };

/** Binds a sign-in to the person, and the roles that waited for it begin. Refuses a person who has another already. */
export const claim = (current: Person, { account, at, side }: SigningIn) => {
  const subject = personLifecycle.allow("claim", current);
  if (subject.account === account) return undefined;
  if (subject.account !== undefined) refuse("code-invalid");
  const { grants, facts } = withoutWaiting(subject.grants, at);
  const state = { ...subject, account, claimedFrom: side, grants } as Person;
  return { state, facts: [personClaimed({ personId: subject.personId }), ...facts] };
};

/** The person no longer lives here: every role ends with it, and open duties by those who hear of it. */
export const moveOut = (current: Person, at: Instant) => {
  const subject = personLifecycle.allow("moveOut", current);
  const { grants, facts } = endGrants(subject, () => true, at);
  const state: Person = { ...subject, status: "moved-out", grants, movedOutAt: at };
  return { state, facts: [...facts, personMovedOut({ personId: subject.personId })] };
};

export const MoveIn = z.strictObject({ building: Building.optional(), room: Room.optional() });

type MovingIn = z.infer<typeof MoveIn> & Surroundings;

/** Who had moved out lives here again: the same person, whom staff verify anew. */
export const moveIn = (current: Person, { building, room, ...around }: MovingIn) => {
  const { movedOutAt: _, verified: __, ...kept } = { verified: undefined, ...personLifecycle.allow("moveIn", current) };
  mustBePlausible({ building }, around);
  const state: Person = { ...kept, status: "unverified", building, room };
  return { state, facts: [personMovedIn({ personId: kept.personId })] };
};

/** Name, phone, room and sign-in are removed; the id stays in what others keep. */
export const anonymise = (current: Person, at: Instant) => {
  const { personId, registeredAt, grants, movedOutAt } = personLifecycle.allow("anonymise", current);
  const unexplained = grants.map(({ reason: _, ...grant }) => grant);
  const kept = { personId, registeredAt, grants: unexplained, movedOutAt, needsAssist: false };
  const state: Person = { ...kept, status: "anonymised", anonymisedAt: at };
  return { state, facts: [personAnonymised({ personId })] };
};
