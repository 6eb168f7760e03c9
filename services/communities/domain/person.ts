import * as z from "zod";
import { personClaimed, personCorrected, personRegistered, VerificationMethod } from "#shared/contracts/communities.ts";
import { Recipient } from "#shared/domain/consent-texts.ts";
import { Instant, yearOf } from "#shared/domain/dates.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { newId } from "#shared/domain/new-id.ts";
import { Phone, WrittenPhone } from "#shared/domain/phone.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Side } from "#shared/domain/roles.ts";
import { Building, Name, Room } from "#shared/domain/text.ts";
import { mostGrants, PersonId, RoleGrant, withoutWaiting } from "./role-grant.ts";

const oldestAge = 130;

const identity = {
  personId: PersonId,
  /** Absent once it was erased. */
  name: Name.optional(),
  phone: Phone.optional(),
  /** Who wrote, changed or took away the phone last, and when; of who was registered earlier it is not known. */
  phoneChanged: z.object({ by: PersonId, at: Instant }).optional(),
  /** Somebody of the property company has the same number, and nobody of another side has said that they are two. */
  likeStaff: z.literal(true).optional(),
  birthYear: z.int().optional(),
  building: Building.optional(),
  room: Room.optional(),
  /** As they said themselves, by a consent of its own: shown to nobody else. */
  partyMembership: z
    .object({ shownTo: Recipient.extract(["community-staff", "community-members"]), consentId: z.string() })
    .optional(),
  /** Cannot use a phone or a computer alone: served at the desk. */
  needsAssist: z.boolean().optional(),
  /** They themselves switched off what is on by itself from some age on. */
  declinesAssist: z.boolean().optional(),
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
  verify: { from: present, to: "verified", as: "verifyPerson" },
  correct: { from: present, to: "same", as: "correctPerson" },
  issueClaimCode: { from: present, to: "same" },
  claim: { from: present, to: "same", as: [] },
  setPartyMembership: { from: present, to: "same" },
  chooseAssist: { from: present, to: "same" },
  grantRole: { from: present, to: "same", as: "grantRole" },
  revokeRole: { from: [...present, "moved-out"], to: "same", as: [] },
  moveOut: { from: present, to: "moved-out", as: "moveOutPerson" },
  moveIn: { from: ["moved-out"], to: "unverified", as: "moveInPerson" },
  anonymise: { from: ["moved-out"], to: "anonymised", as: "anonymisePerson" },
});

const written = {
  name: Name,
  phone: WrittenPhone.optional(),
  birthYear: z.int().optional(),
  building: Building.optional(),
  room: Room.optional(),
  needsAssist: z.boolean().optional(),
};

/** That this is another person than the one of the property company who has the same number. */
export const isAnother = z.boolean().optional();

export const RegisterPerson = z.strictObject({ ...written, isAnother });

/** What staff write down of a person, with the phone in its international form. */
export type Particulars = Omit<z.infer<typeof RegisterPerson>, "phone" | "isAnother"> & {
  readonly phone?: string | undefined;
};

/** The same, as far as they are known. */
export type SomeParticulars = { readonly [Name in keyof Particulars]?: Particulars[Name] | undefined };

export type Surroundings = { readonly buildings: readonly string[]; readonly at: Instant };

/** Refuses a building that the community does not have, and a year nobody alive was born in. */
export const mustBePlausible = ({ building, birthYear }: SomeParticulars, { buildings, at }: Surroundings): void => {
  if (building !== undefined && !buildings.includes(building)) refuseField("/building", "unknown-building");
  const year = yearOf(at);
  if (birthYear !== undefined && (birthYear > year || birthYear < year - oldestAge))
    refuseField("/birthYear", "not-a-birth-year");
};

type Registering = Particulars &
  Surroundings & {
    readonly account?: string | undefined;
    /** Who writes it down; nobody who was founded with the community. */
    readonly by?: string;
    readonly commandId: string;
  };

/** A person belongs to the community from now on; of a phone it is kept who wrote it. */
export const register = ({ commandId, by, at, buildings, ...particulars }: Registering) => {
  mustBePlausible(particulars, { buildings, at });
  const personId = newId("per", commandId);
  const phoneChanged = by !== undefined && particulars.phone !== undefined ? { by, at } : undefined;
  const told = { ...particulars, phoneChanged };
  const state: Person = { ...told, status: "unverified", personId, registeredAt: at, grants: [] };
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
  isAnother,
});

type Correction = {
  readonly [Name in Exclude<keyof z.infer<typeof CorrectPerson>, "isAnother">]?:
    | z.infer<typeof CorrectPerson>[Name]
    | undefined;
};

/** Mends what was written down wrongly; only what is named changes, and of a phone it is kept who changed it. */
export const correct = (
  current: Person,
  { by, buildings, at, ...corrected }: Correction & Surroundings & { readonly by: string },
) => {
  const subject = personLifecycle.allow("correct", current);
  const named = Object.entries(corrected).filter(([, value]) => value !== undefined);
  if (named.length === 0) return undefined;
  const given = Object.fromEntries(named.map(([name, value]) => [name, value ?? undefined]));
  mustBePlausible(given, { buildings, at });
  const isOtherPhone = "phone" in given && given.phone !== subject.phone;
  const state: Person = {
    ...subject,
    ...given,
    ...(isOtherPhone && { phoneChanged: { by, at } }),
  };
  const { personId, building, birthYear } = state;
  const numberSaid = given.phone === undefined ? undefined : (true as const);
  return { state, facts: [personCorrected({ personId, building, birthYear, numberSaid })] };
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
