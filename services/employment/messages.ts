import {
  applicantHired,
  applicationMoved,
  applicationRejected,
  applicationWithheld,
  interviewMissed,
  placementStarted,
  retentionDue,
} from "#shared/contracts/employment.ts";
import { seekerBriefed, seekerForgettingAnnounced } from "#shared/contracts/employment-seekers.ts";
import { momentsOf } from "#shared/messages/moment.ts";
import { unreached } from "#shared/messages/unreached.ts";
import type { Application } from "./domain/application/application.ts";
import type { Placement } from "./domain/placement/placement.ts";
import type { Seeker } from "./domain/seeker/seeker.ts";

const application = momentsOf<Application>("application");
const seeker = momentsOf<Seeker>("seeker");
const placement = momentsOf<Placement>("placement");

type Own = { readonly found: { readonly personId?: string | undefined } };
const applicant = ({ found }: Own) => [found.personId];
const about = ({ data }: { readonly data: { readonly postingId: string } }) => ({ posting: data.postingId });

/** When the applicant is expected, latest told. */
const interviewAt = (found: Application): string | undefined =>
  "interviews" in found ? found.interviews?.at(-1)?.at : undefined;

/** The moments in which employment tells somebody something: whoever has no membership is told by their caseworker. */
export const employmentMoments = {
  briefed: seeker(seekerBriefed, {
    kind: "task",
    tell: applicant,
    params: ({ data }) => ({ postings: data.postingIds.length, needs: data.needIds.length }),
    calls: ["acknowledgeBriefing"],
    overtakes: ["briefed"],
  }),
  keepProfile: seeker(seekerForgettingAnnounced, {
    kind: "notice",
    tell: applicant,
    params: ({ data }) => ({ forgetAt: data.forgetAt }),
    dueAt: ({ data }) => data.forgetAt,
    overtakes: ["keepProfile"],
  }),
  interview: application(applicationMoved, {
    kind: "task",
    when: ({ found, data }) => data.to === "interviewing" && found.status === "interviewing",
    tell: applicant,
    params: ({ found, data }) => ({ ...about({ data }), startsAt: interviewAt(found) ?? "" }),
    dueAt: ({ found }) => interviewAt(found),
    overtakes: ["interview"],
  }),
  offered: application(applicationMoved, {
    kind: "task",
    when: ({ found, data }) => data.to === "offered" && found.status === "offered",
    tell: applicant,
    params: about,
    calls: ["acceptWork", "withdrawJobApplication"],
    overtakes: ["interview"],
  }),
  hired: application(applicantHired, { kind: "news", tell: applicant, params: about, overtakes: ["offered"] }),
  rejected: application(applicationRejected, {
    kind: "notice",
    tell: applicant,
    params: about,
    overtakes: ["interview", "offered"],
  }),
  interviewMissed: application(interviewMissed, {
    kind: "news",
    tell: applicant,
    params: about,
    overtakes: ["interview"],
  }),
  withheld: application(applicationWithheld, { kind: "news", tell: applicant, params: about }),
  placed: placement(placementStarted, {
    kind: "news",
    tell: applicant,
    params: ({ data }) => ({ employer: data.employerId }),
  }),
  retention: placement(retentionDue, {
    kind: "task",
    when: ({ found, data }) =>
      found.checks.some(({ month, is }) => month === data.month && (is === "pending" || is === "due")),
    tell: applicant,
    params: ({ found, data }) => ({ employer: found.employerId, months: data.month }),
    overtakes: ["retention"],
  }),
  unreached,
};
