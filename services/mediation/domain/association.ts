import * as z from "zod";
import {
  associationFounded,
  associationProposed,
  associationSideApproved,
  memberEnrolled,
  memberLeftRoster,
  presidentAppointed,
} from "#shared/contracts/mediation.ts";
import {
  Approvals,
  approvalsFor,
  type Hearing,
  missingSides,
  ownSide,
  type Speaking,
  withYes,
} from "#shared/domain/approvals.ts";
import type { Act, Caller } from "#shared/domain/caller.ts";
import { earliestDay, Instant, PartialDate } from "#shared/domain/dates.ts";
import { idSchema } from "#shared/domain/ids.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { newId } from "#shared/domain/new-id.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { mustHaveRoom, refuseField } from "#shared/domain/refusal.ts";
import { Side } from "#shared/domain/roles.ts";
import { grantsAt, mustBeOfSide, mustSpeakForSide, type Standing, sideSpokenFor } from "#shared/domain/standing.ts";
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

export const AssociationStatus = z.enum(["proposed", "founded"]);

/** A neighbours' association (街坊互助会): its founding bodies, its roster and its one president. */
export const Association = z
  .object({
    associationId: AssociationId,
    name: Name,
    /** One from before each side was asked is founded. */
    status: AssociationStatus.default("founded"),
    foundedOn: PartialDate,
    founders: z.array(Founder).min(2).max(10),
    approvals: Approvals.optional(),
    roster: z.array(Member).max(mostMembers),
    president: Presidency.optional(),
    recordedAt: Instant,
  })
  .meta({ id: "Association" });
export type Association = z.infer<typeof Association>;

/** What lists show of an association. */
export const AssociationCard = z
  .object({
    ...Association.pick({ associationId: true, name: true, status: true, foundedOn: true }).shape,
    memberCount: z.int(),
    presidentId: PersonId.optional(),
    presidentName: Name.optional(),
  })
  .meta({ id: "AssociationCard" });

export const cardOf = ({ associationId, name, status, foundedOn, roster, president }: Association) => ({
  associationId,
  name,
  status,
  foundedOn,
  memberCount: roster.length,
  presidentId: president?.personId,
  presidentName: roster.find(({ personId }) => personId === president?.personId)?.name,
});

export const associationLifecycle = lifecycle<Association>()("association", {
  approve: { from: ["proposed"], to: ["same", "founded"], as: "approveAssociation" },
  enrol: { from: ["founded"], to: "same", as: "enrolMember" },
  leaveRoster: { from: ["founded"], to: "same", by: "system" },
  appointPresident: { from: ["founded"], to: "same" },
});

export const FoundAssociation = z.strictObject({
  ...Association.pick({ name: true, foundedOn: true, founders: true }).shape,
});

type Founding = Speaking & z.infer<typeof FoundAssociation> & { readonly commandId: string };

export const sidesOf = ({ founders }: Pick<Association, "founders">): Side[] =>
  Side.options.filter((side) => founders.some((founder) => founder.side === side));

/** With the yes of the last side among its founders it is founded; until then it is proposed. */
const withSide = (current: Association, hearing: Hearing) => {
  const { associationId, founders } = current;
  const sides = sidesOf(current);
  const holder = ownSide(hearing, sides);
  const said = withYes(current.approvals ?? {}, holder, hearing);
  if (!said) return undefined;
  const { approvals, holders } = said;
  const remaining = missingSides(approvals, sides).length;
  const facts = [associationSideApproved({ associationId, side: holder.side, remaining })];
  if (remaining > 0) return { state: { ...current, approvals }, facts, holders };
  const state: Association = { ...current, status: "founded", approvals };
  return { state, facts: [...facts, associationFounded({ associationId, founderCount: founders.length })], holders };
};

/**
 * At least two bodies of at least two sides are named, and each side says yes itself. Where whoever names them is of one
 * of these sides, and may speak for it, that is its yes.
 */
export const found = ({ by, at, standing, commandId, name, foundedOn, founders }: Founding) => {
  const sides = sidesOf({ founders });
  if (sides.length < numberOf("foundingSidesAtLeast")) refuseField("/founders", "two-sides-needed");
  const associationId = newId("asn", commandId);
  const told = { associationId, name, foundedOn, founders, roster: [], recordedAt: at };
  const state: Association = { ...told, status: "proposed", approvals: {} };
  const proposed = associationProposed({ associationId, founderCount: founders.length });
  const held = by.onBehalfOf ? undefined : sideSpokenFor(standing, at);
  const isTheirs = held !== undefined && sides.includes(held.side);
  const said = isTheirs ? withSide(state, { by, at, standing, others: new Map() }) : undefined;
  if (!said) return { state, facts: [proposed], holders: [] };
  return { ...said, facts: [proposed, ...said.facts] };
};

export const ApproveAssociation = z.strictObject({});

/** One of each side among the founders says yes for it, in person. */
export const approve = (current: Association, hearing: Hearing) =>
  withSide(associationLifecycle.allow("approve", current), hearing);

/** An association as a reader sees it. */
export const associationView = ({ approvals, ...known }: Association, reader: Caller): Association => ({
  ...known,
  ...(approvals && { approvals: approvalsFor(approvals, reader) }),
});

export const EnrolMember = z.strictObject(Member.omit({ from: true }).shape);

type Enrolling = Act & z.infer<typeof EnrolMember> & { readonly member: Standing | undefined };

/**
 * A neighbour joins the roster, or is recorded in another capacity; who is on it is a peer. Neighbours are of the
 * residents' side: staff of an institution are not, though they live here too.
 */
export const enrol = (current: Association, { at, personId, name, capacity, member }: Enrolling) => {
  associationLifecycle.allow("enrol", current);
  const grantId = mustBeOfSide(member, { side: "residents", now: at, pointer: "/personId" });
  const others = current.roster.filter((member) => member.personId !== personId);
  mustHaveRoom(others, mostMembers, "/personId");
  const roster = [...others, { personId, name, capacity, from: at }];
  const facts = [memberEnrolled({ associationId: current.associationId, personId })];
  return { state: { ...current, roster }, facts, holders: [{ personId, grantId }] };
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

type Appointing = Act & z.infer<typeof AppointPresident> & { readonly member: Standing | undefined };

/** By which grant somebody is the president now; it is refused of whoever holds none, or is the deputy. */
const presidencyOf = (member: Standing | undefined, at: Instant): string =>
  (member &&
    grantsAt(member, at).find(
      ({ role, grantId }) => role === "association-president" && !member.grants[grantId]?.deputy,
    )?.grantId) ??
  refuseField("/personId", "not-president");

/**
 * One president at a time, from the roster and of the residents' side: whoever holds the role, and it is the grant that
 * makes them president. An appointment ends the one before.
 */
export const appointPresident = (current: Association, { at, personId, from, to, member }: Appointing) => {
  associationLifecycle.allow("appointPresident", current);
  if (!current.roster.some((each) => each.personId === personId)) refuseField("/personId", "unknown-person");
  if (to !== undefined && earliestDay(to) < earliestDay(from)) refuseField("/to", "ends-before-it-begins");
  mustSpeakForSide(member, { side: "residents", now: at, pointer: "/personId" });
  const grantId = presidencyOf(member, at);
  const { associationId } = current;
  const state = { ...current, president: { personId, from, ...(to && { to }) } };
  return { state, facts: [presidentAppointed({ associationId, personId })], holders: [{ personId, grantId }] };
};
