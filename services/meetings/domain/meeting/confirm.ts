import * as z from "zod";
import { minutesConfirmed, minutesSideConfirmed, minutesSideExcused } from "#shared/contracts/meetings.ts";
import { type Act, actingPerson, mustSpeakThemselves } from "#shared/domain/caller.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Side } from "#shared/domain/roles.ts";
import { Text } from "#shared/domain/text.ts";
import { signedBy } from "../parts.ts";
import { type Meeting, type MeetingIn, meetingLifecycle } from "./meeting.ts";

type Draft = MeetingIn<"minutes-draft">;

export const ConfirmMinutes = z.strictObject({ revision: z.int().min(1) });

const sidesThere = ({ session }: Pick<Draft, "session">): Side[] => [
  ...new Set(session.attendance.flatMap(({ side }) => side ?? [])),
];

/** The sides that were there: each of them confirms. Where none was, each side of the body does, by its seats. */
const confirmingSides = (subject: Pick<Draft, "session">): readonly Side[] => {
  const there = sidesThere(subject);
  return there.length > 0 ? there : Side.options;
};

const mustBeLatest = ({ minutes }: Draft, revision: number): void => {
  if (revision !== minutes.revision) refuse("minutes-revised", { revision: minutes.revision });
};

/** Nobody confirms while the minutes may still be amended, or what was amended waits. */
export const mustBeSettled = ({ minutes, status }: Draft, { at }: Pick<Act, "at">): void => {
  const waiting = minutes.amendments.filter(({ outcome }) => outcome === "proposed");
  if (at < minutes.amendUntil || waiting.length > 0)
    refuse("wrong-state", {
      state: status,
      allowedVerbs: ["amendMinutes", "reviseMinutes"],
      amendUntil: minutes.amendUntil,
      amendmentIds: waiting.map(({ amendmentId }) => amendmentId),
    });
};

/** The sides that have not confirmed the present revision, those that were absent among them. */
export const unconfirmedSides = ({ minutes }: Pick<Draft, "minutes">): Side[] =>
  Side.options.filter((side) => !minutes.confirmations.some((each) => each.side === side));

/** Those of them for whom somebody is to confirm it. */
const openSides = (subject: Pick<Draft, "session" | "minutes">): Side[] =>
  unconfirmedSides(subject).filter((side) => confirmingSides(subject).includes(side));

/** Confirmed once every side has confirmed or has nobody left who could, and at least one has. */
const settledBySides = (draft: Draft, fact: ReturnType<typeof minutesSideConfirmed>) => {
  const { minutes, meetingId } = draft;
  const open = openSides(draft).filter((side) => !minutes.excused.some((each) => each.side === side));
  if (open.length > 0 || minutes.confirmations.length === 0) return { state: draft as Meeting, facts: [fact] };
  const state: Meeting = { ...draft, status: "minutes-confirmed" };
  return { state, facts: [fact, minutesConfirmed({ meetingId, revision: minutes.revision })] };
};

/** Those who are of the side no longer that they were there for, or sit for, and the side that the caller sits for today. */
export type Standing = { readonly gone: ReadonlySet<string>; readonly sitsFor?: Side | undefined };

/** Whether the side confirms, and nobody who was there for it is still of it. */
const isLeft = (subject: Pick<Draft, "session">, side: Side, { gone }: Standing): boolean => {
  const there = subject.session.attendance.filter((each) => each.side === side);
  return confirmingSides(subject).includes(side) && there.every(({ personId }) => gone.has(personId));
};

/**
 * The side that somebody confirms for: the one they were there for, and no other; who was there for none confirms for
 * the side that they sit for now, once nobody who was there for it is still here.
 */
export const sideFor = (subject: Pick<Draft, "session">, personId: string, standing: Standing): Side | undefined => {
  const own = subject.session.attendance.find((each) => each.personId === personId && each.side)?.side;
  const { sitsFor } = standing;
  return own ?? (sitsFor && isLeft(subject, sitsFor, standing) ? sitsFor : undefined);
};

type Speaker = Act & Standing & { readonly side: Side | undefined };
type Confirming = Speaker & z.infer<typeof ConfirmMinutes>;

/** The side that somebody confirms for now: the one that they were there for, and are of still. */
export const mustConfirmFor = (subject: Draft, speaker: Speaker): Side => {
  const { by } = speaker;
  const side = sideFor(subject, actingPerson(by).personId, speaker) ?? refuse("role-not-allowed");
  mustSpeakThemselves(by, side);
  return speaker.side === side ? side : refuse("not-of-side", { side: speaker.side });
};

/**
 * Somebody confirms the present revision for the side that they were there for and are of still; with the last side it
 * is confirmed.
 */
export const confirmMinutes = (current: Meeting, act: Confirming) => {
  const subject = meetingLifecycle.allow("confirmMinutes", current);
  const { by, at } = act;
  const { minutes, meetingId } = subject;
  const { personId } = actingPerson(by);
  const side = mustConfirmFor(subject, act);
  mustBeLatest(subject, act.revision);
  mustBeSettled(subject, act);
  if (minutes.confirmations.some((each) => each.side === side)) return undefined;
  const confirmations = [...minutes.confirmations, { side, personId, at }];
  const excused = minutes.excused.filter((each) => each.side !== side);
  const signed = { ...signedBy(subject, by), minutes: { ...minutes, confirmations, excused } };
  return settledBySides(signed, minutesSideConfirmed({ meetingId, revision: minutes.revision, side }));
};

export const ExcuseSide = z.strictObject({ revision: z.int().min(1), side: Side, reason: Text });

type Excusing = Act & z.infer<typeof ExcuseSide> & Standing & { readonly seated: readonly Side[] };

/**
 * A convener writes down that a side has nobody who could confirm: none of those who were there for it is still here,
 * and nobody sits for it now. Nobody confirms in its place, and whoever reads the minutes sees which side did not.
 */
export const excuseSide = (current: Meeting, act: Excusing) => {
  const subject = meetingLifecycle.allow("excuseSide", current);
  const { by, at, side, reason, seated } = act;
  const { minutes, meetingId } = subject;
  if (!openSides(subject).includes(side)) refuseField("/side", "not-one-of");
  if (seated.includes(side) || !isLeft(subject, side, act)) refuseField("/side", "has-somebody");
  mustBeLatest(subject, act.revision);
  mustBeSettled(subject, act);
  if (minutes.excused.some((each) => each.side === side)) return undefined;
  const excused = [...minutes.excused, { side, at, by: by.personId, text: reason }];
  const signed = { ...signedBy(subject, by), minutes: { ...minutes, excused } };
  return settledBySides(signed, minutesSideExcused({ meetingId, revision: minutes.revision, side }));
};
