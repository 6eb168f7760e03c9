import { seekerClosed } from "#shared/contracts/employment.ts";
import { dayIn, type Instant, instantAt, plusDays, plusMonths } from "#shared/domain/dates.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import type { Application } from "./application/application.ts";
import { isOpen } from "./application/application.ts";
import { withdrawWithSeeker } from "./application/apply.ts";
import type { Placement } from "./placement/placement.ts";
import { type Story, unpublish } from "./placement/story.ts";
import type { Seeker } from "./seeker/seeker.ts";
import type { Wellbeing } from "./seeker/wellbeing.ts";
import type { Visit } from "./visit.ts";

/**
 * No name, no phone, no words of theirs, not where they live nor how they are; nothing is looked for any more. Ids,
 * skills, the subdistrict and dates stay.
 */
export const forgetInSeeker = (current: Seeker): Seeker | undefined => {
  const { name, phone, forgetting: _, ...subject } = current;
  const { point, ...place } = subject.place;
  const hasWords =
    subject.tasks.some(({ note }) => note) || subject.consents.some(({ evidence, paperRef }) => evidence ?? paperRef);
  if (name === undefined && phone === undefined && point === undefined && !hasWords) return undefined;
  const tasks = subject.tasks.map(({ note: _, ...task }) => task);
  const consents = subject.consents.map(({ evidence: _, paperRef: __, ...consent }) => consent);
  const closure = "closure" in subject ? subject.closure : { cause: "erased" };
  const wants = { industries: [], hours: [] };
  return { ...subject, place, situation: "other", wants, tasks, consents, status: "closed", closure };
};

/** A profile is forgotten for a cause other than an erasure: it is closed by that, unless it was closed before. */
export const forgetSeeker = (current: Seeker, closure: { readonly at: Instant; readonly cause: string }) => {
  const state = forgetInSeeker(current) ?? current;
  if (current.status === "closed") return state === current ? undefined : { state, facts: [] };
  const { seekerId, skills } = current;
  return { state: { ...state, status: "closed" as const, closure }, facts: [seekerClosed({ seekerId, skills })] };
};

/** When an application ended, by a no of either side or by work; nobody knows of those that an erasure ended. */
const endedAt = (current: Application) => {
  if (current.status === "hired") return current.hire.at;
  return "ending" in current ? current.ending.at : undefined;
};

/** Until when an application that has ended is kept. */
export const keptUntil = (current: Application, policy: OwnPolicy, timeZone: string): Instant | undefined => {
  const at = endedAt(current);
  if (at === undefined || current.forgottenAt !== undefined) return undefined;
  const lastDay = plusMonths(dayIn(timeZone, at), numberOf("jobApplicationKeptMonths", policy));
  return instantAt(timeZone, plusDays(lastDay, 1), "00:00");
};

/** Its time is over: nobody reads any more who applied where, and what was written of it goes. */
export const forgetOldApplication = (current: Application, at: Instant) => {
  const { personId: _, ...without } = forgetInApplication(current) ?? current;
  return { state: { ...without, forgottenAt: at } as Application, facts: [] };
};

/** That an offer was accepted stays; where the paper lies that says so goes. */
const withoutPaper = (current: Application): Application =>
  "acceptance" in current &&
  current.acceptance &&
  (current.acceptance.paperRef ?? current.acceptance.evidence) !== undefined
    ? { ...current, acceptance: { at: current.acceptance.at } }
    : current;

/** An application that is still open ends with the profile; what was written of an ending goes. */
export const forgetInApplication = (current: Application): Application | undefined => {
  const without = withoutPaper(current);
  if (isOpen(without)) return withdrawWithSeeker(without)?.state;
  if (!("ending" in without) || without.ending.note === undefined) return without === current ? undefined : without;
  const { note: _, ...ending } = without.ending;
  return { ...without, ending };
};

export const forgetInStory = (current: Story): Story | undefined =>
  current.status === "published" ? unpublish(current, { at: current.publishedAt }).state : undefined;

/** The worry is over with the profile: nothing more is offered to somebody whom nobody knows. */
export const forgetInWellbeing = ({ note, ...current }: Wellbeing): Wellbeing | undefined => {
  if (note === undefined && current.offers.length === 0 && current.status === "cleared") return undefined;
  const clearedAt = current.status === "cleared" ? current.clearedAt : current.raisedAt;
  return { ...current, status: "cleared", clearedAt, offers: [] };
};

/** Who went on a visit is forgotten; that somebody of their side went stays. */
export const forgetInVisit = (current: Visit, personId: string): Visit | undefined => {
  const isTheirs = (visitor: Visit["visitors"][number]) => visitor.personId === personId && visitor.name !== undefined;
  if (!current.visitors.some(isTheirs)) return undefined;
  const visitors = current.visitors.map((visitor) =>
    isTheirs(visitor) ? { side: visitor.side, personId: visitor.personId } : visitor,
  );
  return { ...current, visitors };
};

/** What is shown to a person who asks for all that is kept of them: their own profile whole, worries included. */
export const seekerFor = (seeker: Seeker) => ({ seeker });
export const wellbeingFor = (wellbeing: Wellbeing) => ({ wellbeing });
export const applicationFor = (application: Application) => ({ application });
export const placementFor = (placement: Placement) => ({ placement });
export const storyFor = (story: Story) => ({ story });
export const visitFor = ({ visitId, visitedOn, visitors }: Visit, personId: string) => ({
  visit: { visitId, visitedOn },
  asVisitor: visitors.find((visitor) => visitor.personId === personId),
});
