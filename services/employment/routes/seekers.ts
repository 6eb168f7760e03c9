import * as z from "zod";
import { Area } from "#shared/domain/text.ts";
import { pageOf, paging, sorting } from "#shared/http/route.ts";
import { SeekerId, TaskId } from "../domain/parts.ts";
import { RecordConsent, WithdrawConsent } from "../domain/seeker/consent-record.ts";
import { KeepSeeker } from "../domain/seeker/keep.ts";
import { Match } from "../domain/seeker/match.ts";
import { ChangeSeeker, CloseSeeker, RegisterSeeker } from "../domain/seeker/register.ts";
import { ReadSeeker, RegisteredSeeker, Seeker, SeekerCard, SeekerStatus } from "../domain/seeker/seeker.ts";
import { AcknowledgeBriefing, AddTask, BriefSeeker, FinishTask } from "../domain/seeker/task.ts";
import {
  AnswerOffer,
  ClearWellbeing,
  OfferHelp,
  OfferId,
  RaiseWellbeing,
  Wellbeing,
} from "../domain/seeker/wellbeing.ts";

const caseworker = { roles: ["employment-caseworker"] } as const;
/** The caseworker, the seeker, and the desk while it acts for the seeker. */
const caring = { roles: ["employment-caseworker", "desk-operator", "resident"] } as const;
const registrars = { roles: [...caring.roles, "residents-committee-worker"] } as const;
const ofSeeker = { params: { seekerId: SeekerId } } as const;
const onSeeker = {
  ...ofSeeker,
  method: "POST",
  access: caring,
  reply: Seeker,
  offers: "seeker",
  refusals: ["wrong-state"],
} as const;
const onWellbeing = { ...ofSeeker, method: "POST", access: caseworker, reply: Wellbeing, offers: "wellbeing" } as const;

/** Seekers: who they are, what they were told, how they prepare, and what would suit them. */
export const seekerSpecs = {
  registerSeeker: {
    method: "POST",
    path: "/seekers",
    summary: "Register somebody of the subdistrict who looks for work",
    access: registrars,
    body: RegisterSeeker,
    reply: RegisteredSeeker,
    offers: "seeker",
    status: 201,
    refusals: ["share-consent-required"],
  },
  listSeekers: {
    method: "GET",
    path: "/seekers",
    summary: "Who looks for work, or seekers of a status or subdistrict, or those to ask before they are forgotten",
    access: caseworker,
    query: {
      status: SeekerStatus.optional(),
      area: Area.optional(),
      forgetting: z.literal("true").optional(),
      ...sorting("oldest"),
      ...paging,
    },
    reply: pageOf(SeekerCard),
    restricted: true,
  },
  getOwnSeeker: {
    method: "GET",
    path: "/own-seeker",
    summary: "My own profile, where I look for work",
    access: "member",
    reply: ReadSeeker,
    offers: "seeker",
  },
  getSeeker: {
    ...ofSeeker,
    method: "GET",
    path: "/seekers/{seekerId}",
    restricted: true,
    summary: "A seeker, for the caseworker and for themselves; an administrator only where they opened it",
    access: { roles: [...caring.roles, "community-admin"] },
    refusals: ["conflict-of-interest"],
    reply: ReadSeeker,
    offers: "seeker",
  },
  readSeekerAsOperator: {
    ...ofSeeker,
    method: "GET",
    path: "/seekers/{seekerId}/as-operator",
    restricted: true,
    summary: "A seeker that the operator opened",
    access: "operator",
    reply: ReadSeeker,
  },
  changeSeeker: {
    ...onSeeker,
    path: "/seekers/{seekerId}/change",
    summary: "Change a profile",
    body: ChangeSeeker,
  },
  keepSeeker: {
    ...onSeeker,
    path: "/seekers/{seekerId}/keep",
    summary: "Keep a profile that nothing was heard of for long",
    body: KeepSeeker,
  },
  closeSeeker: {
    ...onSeeker,
    path: "/seekers/{seekerId}/close",
    summary: "Stop looking for work here",
    body: CloseSeeker,
  },
  recordSignedConsent: {
    ...onSeeker,
    access: caseworker,
    path: "/seekers/{seekerId}/record-consent",
    summary: "Record what somebody who is no member signed",
    body: RecordConsent,
  },
  withdrawSignedConsent: {
    ...onSeeker,
    access: caseworker,
    path: "/seekers/{seekerId}/withdraw-consent",
    summary: "Take back a consent that was signed at the desk",
    body: WithdrawConsent,
  },
  briefSeeker: {
    ...onSeeker,
    access: caseworker,
    path: "/seekers/{seekerId}/brief",
    summary: "Tell a seeker of needs and postings",
    body: BriefSeeker,
  },
  acknowledgeBriefing: {
    ...onSeeker,
    path: "/seekers/{seekerId}/acknowledge",
    summary: "Say that the seeker took note",
    body: AcknowledgeBriefing,
  },
  addPreparation: {
    ...onSeeker,
    access: caseworker,
    path: "/seekers/{seekerId}/add-task",
    summary: "Add something to prepare",
    body: AddTask,
  },
  finishPreparation: {
    ...onSeeker,
    path: "/tasks/{taskId}/finish",
    summary: "Say that a task is done",
    params: { taskId: TaskId },
    body: FinishTask,
  },
  listMatches: {
    ...ofSeeker,
    method: "GET",
    path: "/seekers/{seekerId}/matches",
    summary: "Postings that suit the seeker, with the reasons in words and no score",
    access: caring,
    query: paging,
    reply: pageOf(Match),
    refusals: ["wrong-state"],
    restricted: true,
  },
  getWellbeing: {
    ...ofSeeker,
    method: "GET",
    path: "/seekers/{seekerId}/wellbeing",
    summary: "How a seeker is, for the caseworker alone",
    access: caseworker,
    reply: Wellbeing,
    offers: "wellbeing",
    restricted: true,
  },
  raiseWellbeing: {
    ...onWellbeing,
    path: "/seekers/{seekerId}/raise-wellbeing",
    summary: "Note that a seeker is worried",
    body: RaiseWellbeing,
    refusals: ["wrong-state"],
  },
  offerHelp: {
    ...onWellbeing,
    path: "/seekers/{seekerId}/offer-help",
    summary: "Offer help, which may be declined",
    body: OfferHelp,
    refusals: ["wrong-state"],
  },
  answerHelpOffer: {
    ...onWellbeing,
    path: "/help-offers/{offerId}/answer",
    params: { offerId: OfferId },
    summary: "Record what the seeker said to an offer",
    body: AnswerOffer,
    refusals: ["wrong-state"],
  },
  clearWellbeing: {
    ...onWellbeing,
    path: "/seekers/{seekerId}/clear-wellbeing",
    summary: "Note that the worry is over",
    body: ClearWellbeing,
    refusals: ["wrong-state"],
  },
} as const;
