import { acceptWork } from "#services/employment/domain/application/accept.ts";
import type { Application, ApplicationIn } from "#services/employment/domain/application/application.ts";
import { apply, markBriefed, open, startPreparing, withdraw } from "#services/employment/domain/application/apply.ts";
import { hire, interview, missInterview, offerWork, reject } from "#services/employment/domain/application/hire.ts";
import { type Employer, register as registerEmployer, verify } from "#services/employment/domain/employer.ts";
import type { Fair } from "#services/employment/domain/fair/fair.ts";
import { cancel, close as closeFair, open as openFair, report } from "#services/employment/domain/fair/open.ts";
import { file, makeReady, plan, setBooth, setPlans } from "#services/employment/domain/fair/plan.ts";
import { end } from "#services/employment/domain/placement/check.ts";
import { beginByHire, type Placement } from "#services/employment/domain/placement/placement.ts";
import { publishStory, type Story, unpublish } from "#services/employment/domain/placement/story.ts";
import { draft, publish, review } from "#services/employment/domain/posting/draft.ts";
import { expire, fill, withdraw as withdrawPosting } from "#services/employment/domain/posting/fill.ts";
import type { Posting, PostingIn } from "#services/employment/domain/posting/posting.ts";
import {
  activate,
  approve,
  close as closeProgramme,
  found,
  type Programme,
} from "#services/employment/domain/programme.ts";
import type { Consents } from "#services/employment/domain/seeker/consents.ts";
import { place } from "#services/employment/domain/seeker/learn.ts";
import { close as closeSeeker, register } from "#services/employment/domain/seeker/register.ts";
import type { Seeker } from "#services/employment/domain/seeker/seeker.ts";
import { addTask, brief } from "#services/employment/domain/seeker/task.ts";
import { clear, raise, type Wellbeing } from "#services/employment/domain/seeker/wellbeing.ts";
import type { Caller } from "#shared/domain/caller.ts";
import type { Standing } from "#shared/domain/standing.ts";
import { caseworker, keeper, member, standingOf, worker } from "./people.ts";

export * from "./people.ts";

export const at = "2026-03-02T01:00:00.000Z";
export const today = { at, day: "2026-03-02", timeZone: "Asia/Shanghai" };
const commandId = "a command";

const home = { area: "怡心街道", point: { latitude: 30.49, longitude: 104.02 } };

// --- programmes
const owners = [
  { name: "物业", side: "property" as const },
  { name: "社区", side: "community" as const },
];
export const founding = (those: Programme["owners"] = owners, by = worker) => ({
  ...{ by, ...today, standing: standingOf(by), commandId },
  ...{ name: "筑巢引凤", foundedOn: "2020", owners: those, place: home },
});
export const drawn = (those: Programme["owners"] = owners): Programme => found(founding(those)).state;
/** A yes of somebody, as it is heard beside what those are who said yes before. */
export const hearing = (by: Caller, more: object = {}, ...others: readonly Standing[]) => ({
  ...{ by, at, standing: standingOf(by, more) },
  others: new Map(
    [worker, keeper, member]
      .map((each) => [each.personId, standingOf(each)] as const)
      .concat(others.map((each) => [each.personId, each])),
  ),
});
export const approvedBy = (by: Caller, subject = drawn()): Programme => approve(subject, hearing(by))?.state ?? subject;
export const active = (): Programme => activate(approvedBy(keeper), hearing(worker)).state;
export const closedProgramme = (): Programme => closeProgramme(active(), { by: worker, at }).state;

// --- employers
export const registered = (more: object = {}): Employer =>
  registerEmployer({ by: worker, at, commandId, name: "甲单位", industry: "retail", ...more }).state;
export const verified = (subject = registered()): Employer =>
  verify(subject, { by: worker, at, method: "licence-seen" }).state;

// --- postings
export const offer = {
  title: "秩序员",
  occupationCode: "4-07-05-01",
  openings: 2,
  duties: "巡逻值守",
  pay: { minimum: 3500, maximum: 4500, unit: "month" as const },
  benefits: [],
  socialInsurance: "five-insurances" as const,
  employmentType: "full-time" as const,
  hours: "shifts" as const,
  place: home,
  validThrough: "2026-03-31",
  skills: ["security" as const],
  exceptions: [],
};
export const drafting = (more: object = {}) => {
  const [programme, employer] = [active(), verified()];
  const named = { programmeId: programme.programmeId, employerId: employer.employerId };
  return { ...offer, ...named, by: worker, ...today, commandId, programme, employer, visit: undefined, ...more };
};
export const drafted = (more: object = {}): Posting => draft(drafting(more)).state;
export const reviewed = (subject = drafted()): Posting => review(subject, { by: caseworker, at }).state;
export const published = (subject = reviewed()): PostingIn<"published"> =>
  publish(subject, { by: caseworker, ...today }).state as PostingIn<"published">;
export const filled = (): Posting => fill(published(), { by: worker, at }).state;
export const expired = (): Posting => expire(published(), published().closesAt)?.state ?? published();
export const withdrawnPosting = (): Posting => withdrawPosting(published(), { by: worker, at, reason: "x" }).state;

// --- fairs
export const planned = (): Fair =>
  plan({ by: worker, at, commandId, programme: active(), programmeId: "", name: "会", heldOn: "2026", place: home })
    .state;
export const withBooth = (subject = planned()): Fair =>
  setBooth(subject, { by: worker, at, number: 1, employerId: verified().employerId, employer: verified() }).state;
export const withPlans = (subject = withBooth()): Fair =>
  setPlans(subject, { by: worker, at, organisation: "x", emergency: "y", safety: "z" }).state;
export const filedFair = (subject = withPlans()): Fair => file(subject, { by: worker, at, authority: "局" }).state;
export const exhibitors = (employer = verified(), wasVisited = true) =>
  new Map([[employer.employerId, { employer, wasVisited }]]);
export const readyFair = (): Fair => makeReady(filedFair(), { by: worker, at, exhibitors: exhibitors() }).state;
export const openedFair = (): Fair => openFair(readyFair(), { by: worker, at }).state;
export const closedFair = (): Fair => closeFair(openedFair(), { by: worker, ...today, policy: {} }).state;
export const reportOf = {
  employers: { value: 10, qualifier: "nearly" as const },
  industries: { value: 4, qualifier: "exactly" as const },
};
export const reportedFair = (): Fair =>
  report(closedFair(), { by: worker, at, policy: {}, ...reportOf, interviews: 2, offers: 1 }).state;
export const cancelledFair = (): Fair => cancel(planned(), { by: worker, at, announcement: "x" }).state;

// --- seekers
export const profile = {
  name: "小张",
  place: home,
  situation: "unemployed" as const,
  skills: [],
  wants: { industries: [], hours: [] },
};
const signed = { textVersion: "2026-01", paperRef: "GZ-2026-1" };
export const walkIn = (more: object = {}): Seeker =>
  register({
    ...profile,
    by: caseworker,
    at,
    commandId,
    consent: signed,
    isMember: false,
    consents: undefined,
    ...more,
  }).state;
export const consentsOf = (subjectId: string, given: Consents["given"] = {}): Consents => ({
  subjectId,
  given: { helped: { purpose: "job-seeking", at }, ...given },
});
export const placed = (subject = walkIn()): Seeker =>
  place(subject, { placementId: "plc_1", is: "active" })?.state ?? subject;
export const closedSeeker = (): Seeker => closeSeeker(walkIn(), { by: caseworker, at, cause: "own-wish" }).state;

// --- applications
const act = { by: caseworker, at };
export const ready = (seeker = walkIn(), posting = published()): Seeker => {
  const told = brief(seeker, {
    ...act,
    commandId,
    needIds: [],
    postingIds: [posting.postingId],
    there: new Set([posting.postingId]),
  }).state;
  return addTask(told, { ...act, commandId, kind: "resume", there: new Set() }).state as Seeker;
};
/** A consent to be seen by the employer of the posting. */
export const sharing = (): Consents =>
  consentsOf("x", { shared: { purpose: "share-to-employer", scopeId: published().employerId, at } });
export const around = (consents: Consents | undefined = sharing()) => ({
  seeker: ready(),
  posting: published() as Posting,
  consents,
});
export const interested = (): Application => open({ ...act, commandId, seeker: walkIn(), posting: published() }).state;
export const briefed = (): Application => markBriefed(interested(), { ...act, ...around() }).state;
export const preparing = (): Application => startPreparing(briefed(), { ...act, ...around() }).state;
export const applied = (): Application => apply(preparing(), { ...act, ...around() }).state;
export const interviewing = (): Application => interview(applied(), act).state;
export const offered = (): Application => offerWork(interviewing(), act).state;
export const accepted = (): Application => acceptWork(offered(), { ...act, ...around(), paperRef: "GZ-2026-1" }).state;
export const hired = (): ApplicationIn<"hired"> =>
  hire(accepted(), { ...act, ...today, ...around(), startedOn: "2026-03" }).state;
export const rejected = (): Application => reject(applied(), { ...act, cause: "other" }).state;
export const withdrawn = (): Application => withdraw(applied(), { ...act, cause: "pay" }).state;
export const noShow = (): Application => missInterview(interviewing(), act).state;

// --- placements
export const begun = (): Placement => beginByHire(hired(), today).state;
export const ended = (): Placement => end(begun(), { ...act, ...today, cause: "resigned" }).state;

// --- stories and wellbeing
export const storyConsents = (): Consents => consentsOf("x", { told: { purpose: "public-story", at } });
export const telling = (more: object = {}) => ({
  ...act,
  placement: begun(),
  seeker: walkIn(),
  consents: storyConsents(),
  title: "新工作",
  text: "他找到了工作。",
  ...more,
});
export const publishedStory = (): Story => publishStory(telling()).state;
export const unpublishedStory = (): Story => unpublish(publishedStory(), { at }).state;
export const worried = (): Wellbeing => raise({ ...act, seeker: walkIn(), note: "x" }).state;
export const relieved = (): Wellbeing => clear(worried(), act).state;
