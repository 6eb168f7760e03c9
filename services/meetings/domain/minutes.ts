import * as z from "zod";
import {
  minutesAmended,
  minutesConfirmed,
  minutesDrafted,
  minutesPublished,
  minutesRevised,
  minutesSideConfirmed,
} from "#shared/contracts/meetings.ts";
import type { Act } from "#shared/domain/caller.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import { daysAsMinutes, plusMinutes } from "#shared/domain/dates.ts";
import { newChildId } from "#shared/domain/ids.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Side } from "#shared/domain/roles.ts";
import { Text } from "#shared/domain/text.ts";
import { type Meeting, type MeetingIn, meetingLifecycle } from "./meeting.ts";
import { type Amendment, type Minutes, MinutesText } from "./minutes-text.ts";
import { AmendmentId, mustHaveRoom, signedBy } from "./parts.ts";
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
  return amendments.map((each): Amendment => {
    if (takes.includes(each.amendmentId)) return { ...each, outcome: "taken" };
    const declined = declines.find(({ amendmentId }) => amendmentId === each.amendmentId);
    return declined ? { ...each, outcome: "declined", reason: declined.reason } : each;
  });
};

/** Another revision: it answers amendments, and each side confirms it anew. Somebody else's revision is told. */
export const reviseMinutes = (current: Meeting, revising: Revising) => {
  const subject = meetingLifecycle.allow("reviseMinutes", current);
  const { minutes, meetingId } = subject;
  const { by, at, baseRevision, text } = revising;
  if (baseRevision !== minutes.revision) refuse("version-conflict", { version: minutes.revision });
  const revision = minutes.revision + 1;
  const revised = { revision, text, revisedAt: at, amendments: settled(minutes, revising), confirmations: [] };
  const state: Meeting = { ...signedBy(subject, by), minutes: { ...minutes, ...revised } };
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

/** Somebody confirms the present revision for the side they were there for; with the last side it is confirmed. */
export const confirmMinutes = (current: Meeting, act: Act & z.infer<typeof ConfirmMinutes>) => {
  const subject = meetingLifecycle.allow("confirmMinutes", current);
  const { by, at } = act;
  const { minutes, meetingId } = subject;
  const seated = subject.session.attendance.find((each) => each.personId === by.personId && each.side);
  const side = seated?.side ?? refuse("role-not-allowed");
  mustBeReady(subject, act);
  if (minutes.confirmations.some((each) => each.side === side)) return undefined;
  const confirmations = [...minutes.confirmations, { side, personId: by.personId, at }];
  const { revision } = minutes;
  const isWhole = sidesThere(subject).every((each) => confirmations.some((confirmed) => confirmed.side === each));
  const signed = { ...signedBy(subject, by), minutes: { ...minutes, confirmations } };
  const fact = minutesSideConfirmed({ meetingId, revision, side });
  if (!isWhole) return { state: signed as Meeting, facts: [fact] };
  const state: Meeting = { ...signed, status: "minutes-confirmed" };
  return { state, facts: [fact, minutesConfirmed({ meetingId, revision })] };
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
