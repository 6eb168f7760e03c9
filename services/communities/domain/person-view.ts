import * as z from "zod";
import { type Caller, holds } from "#shared/domain/caller.ts";
import { Instant } from "#shared/domain/dates.ts";
import { masked } from "#shared/domain/phone.ts";
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

export const viewOf = (person: Person, caller: Caller): PersonView => {
  const { personId, status, name, phone, birthYear, building, room, needsAssist, registeredAt, grants } = person;
  const isOwn = caller.personId === personId;
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
