import { Month } from "#shared/domain/dates.ts";
import type { RefusalCode } from "#shared/domain/refusal.ts";
import { pageOf, paging, publicSeconds, type RouteSpec, type Schema } from "#shared/http/route.ts";
import { PublishAgenda } from "../domain/meeting/agenda.ts";
import { ConfirmMinutes, ExcuseSide } from "../domain/meeting/confirm.ts";
import { AmendMinutes, DraftMinutes, PublishMinutes, ReviseMinutes } from "../domain/meeting/minutes.ts";
import {
  ArriveAtMeeting,
  ChairCard,
  CloseMeeting,
  LeaveMeeting,
  OpenMeeting,
  PrintChairCard,
} from "../domain/meeting/open.ts";
import { CancelMeeting, CollectIssues, PostponeMeeting, RescheduleMeeting } from "../domain/meeting/postpone.ts";
import { Numbers } from "../domain/numbers.ts";
import { convenerRoles, MeetingId, SeriesId } from "../domain/parts.ts";
import { PublicMeeting, PublicMinutesCard } from "../domain/public.ts";
import { AgendaView, MeetingCard, MeetingView, MinutesView, PublicMinutes } from "../domain/views.ts";

const conveners = { roles: convenerRoles } as const;
const params = { meetingId: MeetingId } as const;

type Verb<Body, Reply, Access> = {
  readonly summary: string;
  readonly body: Body;
  readonly access: Access;
  readonly reply: Reply;
  readonly refusals?: readonly RefusalCode[];
};

const verb = <Body extends Schema, Reply extends Schema, const Access extends RouteSpec["access"]>(
  name: string,
  { summary, body, access, reply, refusals = [] }: Verb<Body, Reply, Access>,
) => ({
  method: "POST" as const,
  path: `/meetings/{meetingId}/${name}`,
  summary,
  access,
  params,
  body,
  reply,
  offers: "meeting" as const,
  refusals: ["wrong-state" as const, ...refusals],
});

const chair = <Body extends Schema>(name: string, summary: string, body: Body, refusals: readonly RefusalCode[] = []) =>
  verb(name, { summary, body, access: conveners, reply: MeetingView, refusals });

/** One meeting, from its time to its minutes. */
export const meetingRoutes = {
  listMeetings: {
    method: "GET",
    path: "/meetings",
    summary: "The meetings from today on, or those of a month or of a body",
    access: "member",
    query: { month: Month.optional(), series: SeriesId.optional(), ...paging },
    reply: pageOf(MeetingCard),
  },
  listPublicMeetings: {
    method: "GET",
    path: "/meetings",
    summary: "The meetings from today on for everybody, with what is on the agenda",
    access: "public",
    keptFor: publicSeconds,
    query: paging,
    reply: pageOf(PublicMeeting),
  },
  listPublicMinutes: {
    method: "GET",
    path: "/minutes",
    summary: "The minutes that were published, the newest first",
    access: "public",
    keptFor: publicSeconds,
    query: paging,
    reply: pageOf(PublicMinutesCard),
  },
  getMeeting: {
    method: "GET",
    path: "/meetings/{meetingId}",
    summary: "One meeting",
    access: "member",
    params,
    reply: MeetingView,
    offers: "meeting",
  },
  getAgenda: {
    method: "GET",
    path: "/meetings/{meetingId}/agenda",
    summary: "What is on the agenda of a meeting, in its order, and what came of it",
    access: "member",
    params,
    query: paging,
    reply: AgendaView,
  },
  getNextAgenda: {
    method: "GET",
    path: "/next-agenda",
    summary: "What would be on an agenda published now, in its order",
    access: "member",
    query: paging,
    reply: AgendaView,
  },
  collectIssues: chair("collect", "Begin to collect issues", CollectIssues),
  publishAgenda: chair("publish-agenda", "Put every open issue on the agenda and publish it", PublishAgenda, [
    "notice-too-short",
    "explanation-required",
  ]),
  postponeMeeting: chair("postpone", "Put a meeting off", PostponeMeeting),
  rescheduleMeeting: chair("reschedule", "Give a meeting that was put off another time", RescheduleMeeting, [
    "notice-too-short",
  ]),
  cancelMeeting: chair("cancel", "Cancel a meeting; its issues wait for another", CancelMeeting),
  openMeeting: chair("open", "Open the session", OpenMeeting, ["notice-too-short"]),
  arriveAtMeeting: chair("arrive", "Note that somebody came in", ArriveAtMeeting),
  leaveMeeting: chair("leave", "Note that somebody went out", LeaveMeeting),
  printChairCard: {
    ...verb("print-chair-card", {
      summary: "Print the card of somebody's chair, by whose six digits they say yes at the table",
      body: PrintChairCard,
      access: conveners,
      reply: ChairCard,
      refusals: ["code-outdated"],
    }),
    offers: undefined,
  },
  closeMeeting: chair("close", "Close the meeting; what is undecided is carried", CloseMeeting),
  draftMinutes: chair("draft-minutes", "Write the minutes down", DraftMinutes),
  getMinutes: {
    method: "GET",
    path: "/meetings/{meetingId}/minutes",
    summary: "The minutes with every revision, for those who were there, or who confirm them in their place",
    access: "member",
    params,
    reply: MinutesView,
    offers: "meeting",
  },
  amendMinutes: verb("amend-minutes", {
    summary: "Ask for a change of the minutes, as somebody who was there",
    body: AmendMinutes,
    access: "member",
    reply: MinutesView,
    refusals: ["window-lapsed"],
  }),
  reviseMinutes: verb("revise-minutes", {
    summary: "Write another revision, and answer amendments",
    body: ReviseMinutes,
    access: conveners,
    reply: MinutesView,
  }),
  confirmMinutes: {
    ...verb("confirm-minutes", {
      summary: "Confirm a revision for the side one was there for, or sits for now where none of those is still here",
      body: ConfirmMinutes,
      access: "member",
      reply: MinutesView,
      refusals: ["minutes-revised", "not-of-side", "not-for-the-other-side"],
    }),
    needsIdentity: true,
  },
  excuseSide: verb("excuse-side", {
    summary: "Write down that a side has nobody left to confirm the minutes, with the reason",
    body: ExcuseSide,
    access: conveners,
    reply: MinutesView,
  }),
  publishMinutes: verb("publish-minutes", {
    summary: "Publish the minutes, in a text that names nobody",
    body: PublishMinutes,
    access: conveners,
    reply: MinutesView,
    refusals: ["minutes-not-confirmed", "redaction-required"],
  }),
  readPublicMinutes: {
    method: "GET",
    path: "/minutes/{meetingId}",
    summary: "The published minutes of a meeting",
    access: "public",
    params,
    reply: PublicMinutes,
  },
  getMeetingNumbers: {
    method: "GET",
    path: "/numbers",
    summary: "Issues opened, closed and open, actions done in time, and carries, of a month",
    access: "member",
    query: { month: Month },
    reply: Numbers,
  },
} as const satisfies Record<string, RouteSpec>;
