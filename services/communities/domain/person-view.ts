import * as z from "zod";
import { isAssisted } from "#shared/domain/assist.ts";
import { actingPerson, type Caller, holds } from "#shared/domain/caller.ts";
import { Instant } from "#shared/domain/dates.ts";
import { masked } from "#shared/domain/phone.ts";
import type { OwnPolicy } from "#shared/domain/policy.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { Building, Name, Room } from "#shared/domain/text.ts";
import type { Person } from "./person.ts";
import { PersonId, RoleGrant } from "./role-grant.ts";

/** A person as staff see them: the phone masked but to those who call, and never which account it is. */
export const PersonView = z
  .object({
    personId: PersonId,
    status: z.enum(["unverified", "verified", "moved-out", "anonymised"]),
    name: Name.optional(),
    phone: z.string().optional(),
    birthYear: z.int().optional(),
    building: Building.optional(),
    room: Room.optional(),
    needsAssist: z.boolean(),
    hasAccount: z.boolean(),
    registeredAt: Instant,
    grants: z.array(RoleGrant),
  })
  .meta({ id: "PersonView" });
export type PersonView = z.infer<typeof PersonView>;

const mayCall = (caller: Caller): boolean =>
  holds(caller, "community-admin", "desk-operator", "residents-committee-worker");

/** Everybody sees their own record, and the desk anybody's; to anyone else it is one that does not exist. */
export const mustSeePerson = (personId: string, by: Caller): void => {
  if (!mayCall(by) && actingPerson(by).personId !== personId) refuse("not-found");
};

type Viewing = { readonly caller: Caller; readonly now: Instant; readonly community: { readonly policy: OwnPolicy } };

export const viewOf = (person: Person, { caller, now, community }: Viewing): PersonView => {
  const { personId, status, name, phone, birthYear, building, room, registeredAt, grants } = person;
  const needsAssist = isAssisted(person, { at: now, policy: community.policy });
  const isOwn = actingPerson(caller).personId === personId;
  return {
    ...{ personId, status, name, birthYear, building, room, needsAssist, registeredAt, grants },
    phone: phone && (isOwn || mayCall(caller) ? phone : masked(phone)),
    hasAccount: person.account !== undefined,
  };
};

export const RevokeRole = z.strictObject({});

/** What a list shows of a person. */
export const PersonCard = z.object({ personId: PersonId, name: Name.optional(), building: Building.optional() });
export type PersonCard = z.infer<typeof PersonCard>;

/** A person as the search of the desk shows them: of the phone no more than its end. */
export const FoundPerson = z
  .object({
    personId: PersonId,
    name: Name,
    building: Building.optional(),
    room: Room.optional(),
    /** As `+86••••••8000`. */
    phone: z.string().optional(),
    hasAccount: z.boolean(),
  })
  .meta({ id: "FoundPerson" });
export type FoundPerson = z.infer<typeof FoundPerson>;

/** What somebody is looked for by: a part of the name, initials, four digits, a flat. */
export const SearchTerm = z.string().trim().min(1).max(60);
