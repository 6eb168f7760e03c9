import * as z from "zod";
import {
  associationFounded,
  memberEnrolled,
  memberLeftRoster,
  presidentAppointed,
} from "#shared/contracts/mediation.ts";
import type { Act } from "#shared/domain/caller.ts";
import { earliestDay, Instant, PartialDate } from "#shared/domain/dates.ts";
import { idSchema } from "#shared/domain/ids.ts";
import { newId } from "#shared/domain/new-id.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { mustHaveRoom, refuseField } from "#shared/domain/refusal.ts";
import { Side } from "#shared/domain/roles.ts";
import { Name } from "#shared/domain/text.ts";
import { PersonId } from "./parts.ts";

export const AssociationId = idSchema("asn");

const mostMembers = 500;

const Founder = z.strictObject({ name: Name, side: Side });
const Member = z.object({
  personId: PersonId,
  name: Name,
  capacity: z.enum(["building-leader", "active-neighbour", "neighbour"]),
  from: Instant,
});
const Presidency = z.object({ personId: PersonId, from: PartialDate, to: PartialDate.optional() });

/** A neighbours' association (街坊互助会): its founding bodies, its roster and its one president. */
export const Association = z
  .object({
    associationId: AssociationId,
    name: Name,
    foundedOn: PartialDate,
    founders: z.array(Founder).min(2).max(10),
    roster: z.array(Member).max(mostMembers),
    president: Presidency.optional(),
    recordedAt: Instant,
  })
  .meta({ id: "Association" });
export type Association = z.infer<typeof Association>;

export const FoundAssociation = z.strictObject({
  ...Association.pick({ name: true, foundedOn: true, founders: true }).shape,
});

type Founding = Act & z.infer<typeof FoundAssociation> & { readonly commandId: string };

/** Founded by at least two bodies of at least two sides. */
export const found = ({ at, commandId, name, foundedOn, founders }: Founding) => {
  const sides = new Set(founders.map(({ side }) => side));
  if (sides.size < numberOf("foundingSidesAtLeast")) refuseField("/founders", "two-sides-needed");
  const associationId = newId("asn", commandId);
  const state: Association = { associationId, name, foundedOn, founders, roster: [], recordedAt: at };
  return { state, facts: [associationFounded({ associationId, founderCount: founders.length })] };
};

export const EnrolMember = z.strictObject(Member.omit({ from: true }).shape);

/** A neighbour joins the roster, or is recorded in another capacity; who is on it is a peer. */
export const enrol = (current: Association, { at, personId, name, capacity }: Act & z.infer<typeof EnrolMember>) => {
  const others = current.roster.filter((member) => member.personId !== personId);
  mustHaveRoom(others, mostMembers, "/personId");
  const roster = [...others, { personId, name, capacity, from: at }];
  return { state: { ...current, roster }, facts: [memberEnrolled({ associationId: current.associationId, personId })] };
};

/** The place on the roster ends, and the presidency with it. */
export const leaveRoster = (current: Association, personId: string) => {
  const roster = current.roster.filter((member) => member.personId !== personId);
  if (roster.length === current.roster.length) return undefined;
  const { president, ...rest } = current;
  const state: Association = { ...rest, roster, ...(president && president.personId !== personId && { president }) };
  return { state, facts: [memberLeftRoster({ associationId: current.associationId, personId })] };
};

export const AppointPresident = z.strictObject(Presidency.shape);

/** One president at a time, from the roster: an appointment ends the one before. */
export const appointPresident = (
  current: Association,
  { personId, from, to }: Act & z.infer<typeof AppointPresident>,
) => {
  if (!current.roster.some((member) => member.personId === personId)) refuseField("/personId", "unknown-person");
  if (to !== undefined && earliestDay(to) < earliestDay(from)) refuseField("/to", "ends-before-it-begins");
  const { associationId } = current;
  const state = { ...current, president: { personId, from, ...(to && { to }) } };
  return { state, facts: [presidentAppointed({ associationId, personId })] };
};
