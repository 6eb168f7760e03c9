import * as z from "zod";
import {
  minutesAmended,
  minutesConfirmed,
  minutesDrafted,
  minutesPublished,
  minutesRevised,
  minutesSideConfirmed,
  minutesSideExcused,
} from "#shared/contracts/meetings.ts";
import type { Act } from "#shared/domain/caller.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import { daysAsMinutes, plusMinutes } from "#shared/domain/dates.ts";
import { newChildId } from "#shared/domain/ids.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Side } from "#shared/domain/roles.ts";
import { Text } from "#shared/domain/text.ts";
import { type Meeting, type MeetingIn, meetingLifecycle } from "./meeting.ts";
import { type Amendment, type Minutes, MinutesText } from "./minutes-text.ts";
import { AmendmentId, mustBeDistinct, mustHaveRoom, placesOf, signedBy } from "./parts.ts";
import { personalIn } from "./redaction.ts";

type Draft = MeetingIn<"minutes-draft">;

export const DraftMinutes = z.strictObject({ text: MinutesText });

type Drafting = Act & z.infer<typeof DraftMinutes> & { readonly community: Pick<CommunityCard, "policy"> };

/** The minutes as they are first written: who was there may amend them for three days. */
export const draftMinutes = (current: Meeting, { by, at, text, community }: Drafting) => {
  const subject = meetingLifecycle.allow("draftMinutes", current);
  const amendUntil = plusMinutes(at, daysAsMinutes(numberOf("amendMinutesDays", community.policy)));
  const minutes: Minutes = {
    revision: 1,
    text,
    draftedAt: at,
    revisedAt: at,
    amendUntil,
    amendments: [],
    confirmations: [],
    excused: [],
  };
  const state: Meeting = { ...signedBy(subject, by), status: "minutes-draft", minutes };
  return { state, facts: [minutesDrafted({ meetingId: subject.meetingId, revision: 1 })] };
};

export const AmendMinutes = z.strictObject({ text: MinutesText });

const mostAmendments = 200;

type Amending = Act & z.infer<typeof AmendMinutes> & { readonly commandId: string };

/** Somebody who was there wants a change: kept beside the minutes until it is taken or declined. */
export const amendMinutes = (current: Meeting, { by, at, text, commandId }: Amending) => {
  const subject = meetingLifecycle.allow("amendMinutes", current);
  const { minutes, meetingId } = subject;
  if (!subject.session.attendance.some(({ personId }) => personId === by.personId)) refuse("role-not-allowed");
  if (at >= minutes.amendUntil) refuse("window-lapsed", { until: minutes.amendUntil });
  if (minutes.amendments.length >= mostAmendments) refuse("quota-exceeded");
  const amendmentId = newChildId("amd", meetingId, commandId);
  const amendment = { amendmentId, personId: by.personId, at, text, outcome: "proposed" as const };
  const amendments = [...minutes.amendments, amendment];
  const state: Meeting = mustHaveRoom({ ...signedBy(subject, by), minutes: { ...minutes, amendments } });
  return { state, facts: [minutesAmended({ meetingId, amendmentId })] };
};

export const ReviseMinutes = z.strictObject({
  /** The revision that was read: another's is told, never overwritten. */
  baseRevision: z.int().min(1),
  text: MinutesText,
  takes: z.array(AmendmentId).max(mostAmendments).default([]),
  declines: z
    .array(z.strictObject({ amendmentId: AmendmentId, reason: Text }))
    .max(mostAmendments)
    .default([]),
});

type Revising = Act & z.infer<typeof ReviseMinutes>;

const settled = ({ amendments }: Minutes, { takes, declines }: Revising): Amendment[] => {
  const known = new Set(amendments.map(({ amendmentId }) => amendmentId));
  const errors = [
    ...takes.flatMap((id, nth) => (known.has(id) ? [] : [{ pointer: `/takes/${nth}`, code: "unknown-amendment" }])),
    ...declines.flatMap(({ amendmentId }, nth) =>
      known.has(amendmentId) ? [] : [{ pointer: `/declines/${nth}/amendmentId`, code: "unknown-amendment" }],
    ),
  ];
  if (errors.length > 0) refuse("invalid", { errors });
  const declined = declines.map(({ amendmentId }) => amendmentId);
  mustBeDistinct([...placesOf(takes, "/takes"), ...placesOf(declined, "/declines", "/amendmentId")]);
  return amendments.map((each): Amendment => {
    if (takes.includes(each.amendmentId)) return { ...each, outcome: "taken" };
    const { reason } = declines.find(({ amendmentId }) => amendmentId === each.amendmentId) ?? {};
    return reason === undefined ? each : { ...each, outcome: "declined", reason };
  });
};

/** All revisions are read together. One that answers an amendment is always written: else nothing could be confirmed. */
const mostRevisions = 50;

const mustHaveRevisions = ({ revision, amendments }: Minutes, { takes, declines }: Revising): void => {
  const answered = new Set([...takes, ...declines.map(({ amendmentId }) => amendmentId)]);
  const isAnswer = amendments.some(({ outcome, amendmentId }) => outcome === "proposed" && answered.has(amendmentId));
  if (revision >= mostRevisions && !isAnswer) refuse("quota-exceeded");
};

/** Another revision: it answers amendments, and each side confirms it anew. Somebody else's revision is told. */
export const reviseMinutes = (current: Meeting, revising: Revising) => {
  const subject = meetingLifecycle.allow("reviseMinutes", current);
  const { minutes, meetingId } = subject;
  const { by, at, baseRevision, text } = revising;
  if (baseRevision !== minutes.revision) refuse("version-conflict", { version: minutes.revision });
  mustHaveRevisions(minutes, revising);
  const revision = minutes.revision + 1;
  const revised = {
    revision,
    text,
    revisedAt: at,
    amendments: settled(minutes, revising),
    confirmations: [],
    excused: [],
  };
  const state: Meeting = mustHaveRoom({ ...signedBy(subject, by), minutes: { ...minutes, ...revised } }, "ending");
  return { state, facts: [minutesRevised({ meetingId, revision })] };
};

export const ConfirmMinutes = z.strictObject({ revision: z.int().min(1) });

/** The sides that were there: each of them confirms. */
export const sidesThere = ({ session }: Pick<Draft, "session">): Side[] => [
  ...new Set(session.attendance.flatMap(({ side }) => side ?? [])),
];

const mustBeReady = ({ minutes, status }: Draft, { at, revision }: Act & z.infer<typeof ConfirmMinutes>): void => {
  if (revision !== minutes.revision) refuse("version-conflict", { version: minutes.revision });
  const waiting = minutes.amendments.filter(({ outcome }) => outcome === "proposed");
  if (at < minutes.amendUntil || waiting.length > 0)
    refuse("wrong-state", {
      state: status,
      allowedVerbs: ["amendMinutes", "reviseMinutes"],
      amendUntil: minutes.amendUntil,
      amendmentIds: waiting.map(({ amendmentId }) => amendmentId),
    });
};

/** The sides that have not confirmed the present revision. */
export const unconfirmedSides = ({ minutes, ...subject }: Pick<Draft, "session" | "minutes">): Side[] =>
  sidesThere(subject).filter((side) => !minutes.confirmations.some((each) => each.side === side));

/** Confirmed once every side has confirmed or has nobody left who could, and at least one has. */
const settledBySides = (draft: Draft, fact: ReturnType<typeof minutesSideConfirmed>) => {
  const { minutes, meetingId } = draft;
  const open = unconfirmedSides(draft).filter((side) => !minutes.excused.some((each) => each.side === side));
  if (open.length > 0 || minutes.confirmations.length === 0) return { state: draft as Meeting, facts: [fact] };
  const state: Meeting = { ...draft, status: "minutes-confirmed" };
  return { state, facts: [fact, minutesConfirmed({ meetingId, revision: minutes.revision })] };
};

/** Those who can do nothing here any more, and the side that the caller sits for today. */
export type Standing = { readonly gone: ReadonlySet<string>; readonly sitsFor?: Side | undefined };

/** Whether nobody who was there for the side is still here. */
const isLeft = ({ session }: Pick<Draft, "session">, side: Side, { gone }: Standing): boolean => {
  const there = session.attendance.filter((each) => each.side === side);
  return there.length > 0 && there.every(({ personId }) => gone.has(personId));
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

type Confirming = Act & z.infer<typeof ConfirmMinutes> & Standing;

/** Somebody confirms the present revision for their side; with the last side it is confirmed. */
export const confirmMinutes = (current: Meeting, act: Confirming) => {
  const subject = meetingLifecycle.allow("confirmMinutes", current);
  const { by, at } = act;
  const { minutes, meetingId } = subject;
  const side = sideFor(subject, by.personId, act) ?? refuse("role-not-allowed");
  mustBeReady(subject, act);
  if (minutes.confirmations.some((each) => each.side === side)) return undefined;
  const confirmations = [...minutes.confirmations, { side, personId: by.personId, at }];
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
  if (!unconfirmedSides(subject).includes(side)) refuseField("/side", "not-one-of");
  if (seated.includes(side) || !isLeft(subject, side, act)) refuseField("/side", "has-somebody");
  mustBeReady(subject, act);
  if (minutes.excused.some((each) => each.side === side)) return undefined;
  const excused = [...minutes.excused, { side, at, by: by.personId, text: reason }];
  const signed = { ...signedBy(subject, by), minutes: { ...minutes, excused } };
  return settledBySides(signed, minutesSideExcused({ meetingId, revision: minutes.revision, side }));
};

export const PublishMinutes = z.strictObject({ text: MinutesText });

/** The minutes for everybody, in a text that names nobody: refused while it still does. */
export const publishMinutes = (current: Meeting, { by, at, text }: Act & z.infer<typeof PublishMinutes>) => {
  if (current.status === "minutes-draft" || current.status === "closed") refuse("minutes-not-confirmed");
  const subject = meetingLifecycle.allow("publishMinutes", current);
  const { minutes, meetingId, session, people } = subject;
  const names = [...Object.values(people), ...session.attendance.flatMap(({ name }) => name ?? [])];
  const kinds = personalIn(text, names);
  if (kinds.length > 0) refuse("redaction-required", { kinds });
  const { revision } = minutes;
  const publication = { at, revision, text, by: by.personId };
  const state: Meeting = { ...signedBy(subject, by), status: "published", minutes: { ...minutes, publication } };
  return { state, facts: [minutesPublished({ meetingId, revision })] };
};
