import * as z from "zod";
import {
  applicationMoved,
  applicationOpened,
  applicationShared,
  applicationWithdrawn,
  applicationWithheld,
} from "#shared/contracts/employment.ts";
import type { Act } from "#shared/domain/caller.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { newId } from "#shared/domain/new-id.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Text } from "#shared/domain/text.ts";
import { mustCareFor } from "../access.ts";
import { happened, PostingId, SeekerId } from "../parts.ts";
import { isOffered, type Posting } from "../posting/posting.ts";
import { type Consents, mustConsent } from "../seeker/consents.ts";
import { mustLook, type Seeker } from "../seeker/seeker.ts";
import { isPreparing, wasBriefedOn } from "../seeker/task.ts";
import { type Application, aboutOf, applicationLifecycle, sharedBy } from "./application.ts";

export const OpenApplication = z.strictObject({ seekerId: SeekerId, postingId: PostingId, ...happened });

type Opening = Act & {
  readonly commandId: string;
  readonly seeker: Seeker | undefined;
  readonly posting: Posting | undefined;
};

/** A seeker is interested in a posting. That it is their only application to it is checked in the same commit. */
export const open = ({ by, at, commandId, seeker, posting }: Opening) => {
  if (!seeker) return refuseField("/seekerId", "unknown-seeker");
  mustCareFor(seeker, by);
  mustLook(seeker);
  if (!isOffered(posting, at)) return refuseField("/postingId", "posting-not-open");
  const { seekerId, personId } = seeker;
  const { postingId, employerId, programmeId } = posting;
  const state: Application = {
    status: "interested",
    jobApplicationId: newId("jap", commandId),
    seekerId,
    personId,
    postingId,
    employerId,
    programmeId,
    openedAt: at,
  };
  return { state, facts: [applicationOpened(aboutOf(state))] };
};

/** What a rule about an application is told of the things around it. */
export type Around = {
  readonly seeker: Seeker | undefined;
  readonly posting: Posting | undefined;
  readonly consents: Consents | undefined;
};

export const MarkBriefed = z.strictObject(happened);

/** The seeker was told of the posting; the briefing itself is on the seeker's record. */
export const markBriefed = (current: Application, { by, seeker }: Act & Around) => {
  mustCareFor(current, by);
  const subject = applicationLifecycle.allow("brief", current);
  if (!seeker || !wasBriefedOn(seeker, subject.postingId))
    refuse("wrong-state", { state: "interested", allowedVerbs: ["briefSeeker"] });
  const state: Application = { ...subject, status: "briefed" };
  return { state, facts: [applicationMoved({ ...aboutOf(state), from: "interested", to: "briefed" })] };
};

export const StartPreparing = z.strictObject(happened);

/** The seeker prepares: there is at least one task to do. */
export const startPreparing = (current: Application, { by, seeker }: Act & Around) => {
  mustCareFor(current, by);
  const subject = applicationLifecycle.allow("prepare", current);
  if (!seeker || !isPreparing(seeker, subject.postingId))
    refuse("wrong-state", { state: "briefed", allowedVerbs: ["addPreparation"] });
  const state: Application = { ...subject, status: "preparing" };
  return { state, facts: [applicationMoved({ ...aboutOf(state), from: "briefed", to: "preparing" })] };
};

export const Apply = z.strictObject(happened);

const scopesOf = ({ employerId, jobApplicationId }: Application): string[] => [employerId, jobApplicationId];

/** The application goes to the employer, by the seeker's consent to share it with this one (PIPL §23). */
export const apply = (current: Application, { by, at, posting, consents }: Act & Around) => {
  mustCareFor(current, by);
  const subject = applicationLifecycle.allow("apply", current);
  const status = posting?.status ?? "withdrawn";
  if (!isOffered(posting, at))
    return refuse("wrong-state", {
      state: status === "published" ? "expired" : status,
      allowedVerbs: ["withdrawJobApplication"],
    });
  const consentId = mustConsent(consents, "share-to-employer", scopesOf(subject));
  const state: Application = { ...subject, status: "applied", appliedAt: at, sharedBy: consentId };
  return { state, facts: [applicationMoved({ ...aboutOf(state), from: subject.status, to: "applied" })] };
};

export const ShareAgain = z.strictObject(happened);

/** The seeker consented anew after taking the consent back: the employer sees them again. */
export const shareAgain = (current: Application, { by, consents }: Act & Around) => {
  mustCareFor(current, by);
  const { withheldAt: _, ...subject } = applicationLifecycle.allow("share", current);
  if (subject.sharedBy) return undefined;
  const consentId = mustConsent(consents, "share-to-employer", scopesOf(current));
  const state: Application = { ...subject, sharedBy: consentId };
  return { state, facts: [applicationShared(aboutOf(state))] };
};

/** A consent was taken back: what was shared by it is seen by the employer no more. */
export const withhold = (current: Application, { consentId, at }: { consentId: string; at: Instant }) => {
  if (sharedBy(current) !== consentId || !applicationLifecycle.can("withhold", current)) return undefined;
  const { sharedBy: _, ...subject } = applicationLifecycle.allow("withhold", current);
  const state: Application = { ...subject, withheldAt: at };
  return { state, facts: [applicationWithheld(aboutOf(state))] };
};

export const SeekerCause = z.enum([
  "other-work",
  "pay",
  "distance",
  "hours",
  "working-conditions",
  "family",
  "own-wish",
]);

export const WithdrawApplication = z.strictObject({ cause: SeekerCause, note: Text.optional(), ...happened });

/** The seeker says no, at any time until they are hired. */
export const withdraw = (current: Application, { by, at, cause, note }: Act & z.infer<typeof WithdrawApplication>) => {
  mustCareFor(current, by);
  return withdrawn(applicationLifecycle.allow("withdraw", current), { at, cause, note });
};

/** The seeker's profile was closed: an application that is still open is withdrawn with it. */
export const withdrawWithSeeker = (current: Application, at?: Instant) =>
  applicationLifecycle.can("withdraw", current)
    ? withdrawn(applicationLifecycle.allow("withdraw", current), { at, cause: "profile-closed" })
    : undefined;

type Open = ReturnType<typeof applicationLifecycle.allow<"withdraw">>;

const withdrawn = (subject: Open, ending: { at: Instant | undefined; cause: string; note?: string | undefined }) => {
  const side = "seeker" as const;
  const state: Application = { ...subject, status: "withdrawn", ending: { ...ending, side } };
  const { cause } = ending;
  return { state, facts: [applicationWithdrawn({ ...aboutOf(state), from: subject.status, side, cause })] };
};
