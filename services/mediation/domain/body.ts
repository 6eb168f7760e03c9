import * as z from "zod";
import { bodyMemberAdded, bodyMemberLeft, bodyRegistered } from "#shared/contracts/mediation-bodies.ts";
import type { Act } from "#shared/domain/caller.ts";
import { Instant } from "#shared/domain/dates.ts";
import { newId } from "#shared/domain/new-id.ts";
import { mustHaveRoom, refuseAt, refuseField } from "#shared/domain/refusal.ts";
import { mustSpeakForSide, type Standing, sideHeld } from "#shared/domain/standing.ts";
import { Name } from "#shared/domain/text.ts";
import { MediatingBody, RegisteredBodyId } from "./body-id.ts";
import { PersonId } from "./parts.ts";

const mostMembers = 50;

/** Of the association the community keeps what it is; it registers bodies of the other kinds. */
const RegisteredKind = MediatingBody.exclude(["mutual-aid"]);

const BodyMember = z.object({
  personId: PersonId,
  name: Name,
  since: Instant,
  /** Who may be named as the deputy. */
  mayDeputise: z.literal(true).optional(),
});

/** For whom it is so long; without an end, until another is named. */
const Term = z.object({ personId: PersonId, from: Instant, to: Instant.optional() });
export type Term = z.infer<typeof Term>;

/** A body that mediates disputes beside the neighbours' association, as the community registered it. */
export const RegisteredBody = z
  .object({
    bodyId: RegisteredBodyId,
    kind: RegisteredKind,
    name: Name,
    /** Its number in the register of the justice office. */
    legalNumber: Name.optional(),
    /** That it has one, and the member who keeps it. */
    seal: z.object({ keeperId: PersonId.optional() }).optional(),
    members: z.array(BodyMember).max(mostMembers),
    president: Term.optional(),
    deputy: Term.optional(),
    /** Until when the president is away: so long the deputy acts. */
    absentUntil: Instant.optional(),
    registeredAt: Instant,
  })
  .meta({ id: "RegisteredBody" });
export type RegisteredBody = z.infer<typeof RegisteredBody>;

const isWithin = ({ from, to }: Term, now: Instant): boolean => from <= now && (to === undefined || now < to);

/**
 * Who acts for a body now: its president; and its deputy, in a term that ends, or while there is no president or the
 * president has said that they are away.
 */
export const headsAt = ({ president, deputy, absentUntil }: RegisteredBody, now: Instant): string[] => {
  const presiding = president && isWithin(president, now) ? president.personId : undefined;
  const isAway = presiding === undefined || (absentUntil !== undefined && now < absentUntil);
  const deputising = deputy && isWithin(deputy, now) && (deputy.to !== undefined || isAway);
  return [presiding, deputising ? deputy.personId : undefined].flatMap((each) => each ?? []);
};

export const RegisterBody = z.strictObject({
  kind: RegisteredKind,
  name: Name,
  legalNumber: Name.optional(),
  hasSeal: z.boolean().default(false),
});

type Registering = Act & z.infer<typeof RegisterBody> & { readonly commandId: string };

/** A seal is a people's committee's alone: no other body makes an agreement that a court confirms (人民调解法 §33). */
export const registerBody = ({ at, commandId, kind, name, legalNumber, hasSeal }: Registering) => {
  if (hasSeal && kind !== "peoples-committee") refuseAt("/hasSeal", "body-not-eligible");
  const bodyId = newId("bdy", commandId);
  const told = { bodyId, kind, name, ...(legalNumber && { legalNumber }), ...(hasSeal && { seal: {} }) };
  const state: RegisteredBody = { ...told, members: [], registeredAt: at };
  return { state, facts: [bodyRegistered({ bodyId, kind })] };
};

export const AddBodyMember = z.strictObject({
  personId: PersonId,
  name: Name,
  mayDeputise: z.boolean().default(false),
  keepsSeal: z.boolean().default(false),
});

type Adding = Act & z.infer<typeof AddBodyMember> & { readonly member: Standing | undefined };

/** Somebody the community has verified, and of a side; whom it does not know is no member. */
export const addBodyMember = (current: RegisteredBody, adding: Adding) => {
  const { at, personId, name, mayDeputise, keepsSeal, member } = adding;
  const side = sideHeld(member, at)?.side ?? "residents";
  const grantId = mustSpeakForSide(member, { side, now: at, pointer: "/personId" });
  if (keepsSeal && !current.seal) refuseField("/keepsSeal", "not-allowed");
  const before = current.members.find((each) => each.personId === personId);
  const others = current.members.filter((each) => each !== before);
  mustHaveRoom(others, mostMembers, "/personId");
  const own = { personId, name, since: before?.since ?? at, ...(mayDeputise && { mayDeputise }) };
  const state: RegisteredBody = {
    ...current,
    ...(keepsSeal && { seal: { keeperId: personId } }),
    members: [...others, own],
  };
  const facts = before ? [] : [bodyMemberAdded({ bodyId: current.bodyId, personId })];
  return { state, facts, holders: [{ personId, grantId }] };
};

export const without = <Held extends { readonly personId: string }>(held: Held | undefined, personId: string) =>
  held?.personId === personId ? undefined : held;

/** Whoever leaves a body is nothing in it any more: its president, deputy or keeper of the seal neither. */
export const leaveBody = (current: RegisteredBody, personId: string) => {
  const members = current.members.filter((each) => each.personId !== personId);
  if (members.length === current.members.length) return undefined;
  const { president: _, deputy: __, absentUntil, seal, ...rest } = current;
  const [president, deputy] = [without(current.president, personId), without(current.deputy, personId)];
  const state: RegisteredBody = {
    ...rest,
    members,
    ...(seal && { seal: seal.keeperId === personId ? {} : seal }),
    ...(president && { president, ...(absentUntil && { absentUntil }) }),
    ...(deputy && { deputy }),
  };
  return { state, facts: [bodyMemberLeft({ bodyId: current.bodyId, personId })] };
};

export const RemoveBodyMember = z.strictObject({ personId: PersonId });

export const removeBodyMember = (current: RegisteredBody, { personId }: z.infer<typeof RemoveBodyMember>) =>
  leaveBody(current, personId) ?? refuseField("/personId", "unknown-person");
