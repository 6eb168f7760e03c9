import * as z from "zod";
import { minutesAmended, minutesDrafted, minutesPublished, minutesRevised } from "#shared/contracts/meetings.ts";
import type { Act } from "#shared/domain/caller.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import { daysAsMinutes, plusMinutes } from "#shared/domain/dates.ts";
import { mustBeDistinct, placesOf } from "#shared/domain/distinct.ts";
import { newChildId } from "#shared/domain/new-id.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { mustBeRedacted } from "#shared/domain/redactor.ts";
import { mustHaveRoom, refuse, refuseField } from "#shared/domain/refusal.ts";
import { mustFit } from "#shared/domain/room.ts";
import { Text } from "#shared/domain/text.ts";
import { AmendmentId, signedBy } from "../parts.ts";
import { type Meeting, type MeetingIn, meetingLifecycle } from "./meeting.ts";
import { type Amendment, type Minutes, MinutesText } from "./minutes-text.ts";

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

/** For some days, whoever was there. */
export const mustBeAmendable = ({ session, minutes }: MeetingIn<"minutes-draft">, { by, at }: Act): void => {
  if (!session.attendance.some(({ personId }) => personId === by.personId)) refuse("role-not-allowed");
  if (at >= minutes.amendUntil) refuse("window-lapsed", { until: minutes.amendUntil });
};

/** Somebody who was there wants a change: kept beside the minutes until it is taken or declined. */
export const amendMinutes = (current: Meeting, { by, at, text, commandId }: Amending) => {
  const subject = meetingLifecycle.allow("amendMinutes", current);
  const { minutes, meetingId } = subject;
  mustBeAmendable(subject, { by, at });
  mustHaveRoom(minutes.amendments, mostAmendments, "");
  const amendmentId = newChildId("amd", meetingId, commandId);
  const amendment = { amendmentId, personId: by.personId, at, text, outcome: "proposed" as const };
  const amendments = [...minutes.amendments, amendment];
  const own = amendments.filter(({ personId }) => personId === by.personId);
  mustFit(
    own.map((each) => each.text),
    "own",
  );
  const state: Meeting = mustFit({ ...signedBy(subject, by), minutes: { ...minutes, amendments } });
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
    ...takes.flatMap((id, nth) =>
      known.has(id) ? [] : [{ pointer: `/takes/${nth}`, code: "unknown-amendment" as const }],
    ),
    ...declines.flatMap(({ amendmentId }, nth) =>
      known.has(amendmentId) ? [] : [{ pointer: `/declines/${nth}/amendmentId`, code: "unknown-amendment" as const }],
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
  if (revision >= mostRevisions && !isAnswer) refuseField("", "too-big");
};

/** Another revision: it answers amendments, and each side confirms it anew. Somebody else's revision is told. */
export const reviseMinutes = (current: Meeting, revising: Revising) => {
  const subject = meetingLifecycle.allow("reviseMinutes", current);
  const { minutes, meetingId } = subject;
  const { by, at, baseRevision, text } = revising;
  if (baseRevision !== minutes.revision) refuse("minutes-revised", { revision: minutes.revision });
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
  const state: Meeting = mustFit({ ...signedBy(subject, by), minutes: { ...minutes, ...revised } }, "ending");
  return { state, facts: [minutesRevised({ meetingId, revision })] };
};

export const PublishMinutes = z.strictObject({ text: MinutesText });

type Publishing = Act &
  z.infer<typeof PublishMinutes> & {
    /** Who sits or sat in the body, whether they came or not. */
    readonly seatNames: readonly string[];
  };

/** The minutes for everybody, in a text that names nobody: refused while it still does. */
export const publishMinutes = (current: Meeting, { by, at, text, seatNames }: Publishing) => {
  if (current.status === "minutes-draft" || current.status === "closed") refuse("minutes-not-confirmed");
  const subject = meetingLifecycle.allow("publishMinutes", current);
  const { minutes, meetingId, session, people } = subject;
  const names = [...Object.values(people), ...session.attendance.flatMap(({ name }) => name ?? []), ...seatNames];
  mustBeRedacted({ "/text": text }, names);
  const { revision } = minutes;
  const publication = { at, revision, text, by: by.personId };
  const state: Meeting = { ...signedBy(subject, by), status: "published", minutes: { ...minutes, publication } };
  return { state, facts: [minutesPublished({ meetingId, revision })] };
};
