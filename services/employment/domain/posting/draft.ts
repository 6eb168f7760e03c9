import * as z from "zod";
import { postingDrafted, postingPublished, postingReviewed } from "#shared/contracts/employment.ts";
import type { Act } from "#shared/domain/caller.ts";
import { instantAt, plusDays, plusMonths } from "#shared/domain/dates.ts";
import { parentId } from "#shared/domain/ids.ts";
import { newId } from "#shared/domain/new-id.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { mustBeRedacted } from "#shared/domain/redactor.ts";
import { refuseField } from "#shared/domain/refusal.ts";
import type { Side } from "#shared/domain/roles.ts";
import { mustActFor, mustBeImpartial } from "../access.ts";
import type { Employer } from "../employer.ts";
import { EmployerId, happened, NeedId, ProgrammeId, type Today } from "../parts.ts";
import { kilometresBetween } from "../place.ts";
import type { Programme } from "../programme.ts";
import type { Visit } from "../visit.ts";
import { mustBeFair } from "./lawful.ts";
import { offer, type Posting, postingLifecycle } from "./posting.ts";

export const DraftPosting = z.strictObject({
  programmeId: ProgrammeId,
  employerId: EmployerId,
  /** The need, heard on a visit, that it comes from. */
  needId: NeedId.optional(),
  ...offer,
  ...happened,
});
export const RevisePosting = z.strictObject({ ...offer, ...happened });

const Offer = z.object(offer);
type Offer = z.infer<typeof Offer>;

/** The offer alone, out of whatever a verb is told. */
const offerOf = (told: Offer): Offer => Offer.parse(told);

/** Everything that everybody will read, by its pointer. */
const textsOf = (wish: Offer): Record<string, string | undefined> => ({
  "/title": wish.title,
  "/duties": wish.duties,
  "/requirements": wish.requirements,
  "/address": wish.address,
  ...Object.fromEntries(wish.benefits.map((benefit, nth) => [`/benefits/${nth}`, benefit])),
  ...Object.fromEntries(wish.exceptions.map(({ explanation }, nth) => [`/exceptions/${nth}/explanation`, explanation])),
});

/** The rules on values that every offer keeps, from its first draft to the moment it becomes public. */
const mustBeSound = (wish: Offer, { day }: Pick<Today, "day">): void => {
  if (wish.pay.maximum < wish.pay.minimum) refuseField("/pay/maximum", "less-than-the-minimum");
  if (wish.validThrough < day) refuseField("/validThrough", "in-the-past");
  if (wish.validThrough > plusMonths(day, numberOf("postingMonthsAtMost")))
    refuseField("/validThrough", "too-far-ahead");
  mustBeFair(textsOf(wish), wish.exceptions);
  mustBeRedacted(textsOf(wish));
};

/** What a draft names, as it was read. */
type AroundPosting = {
  readonly programme: Programme | undefined;
  readonly employer: Employer | undefined;
  readonly visit: Visit | undefined;
};

const mustBeKnown = ({ programme, employer }: AroundPosting) => {
  if (!programme) return refuseField("/programmeId", "unknown-programme");
  if (programme.status !== "active") return refuseField("/programmeId", "programme-not-active");
  return { programme, employer: employer ?? refuseField("/employerId", "unknown-employer") };
};

/** The need as it was heard from this employer. */
const needOf = (
  { visit }: AroundPosting,
  { needId, employerId }: Pick<z.infer<typeof DraftPosting>, "needId" | "employerId">,
) => {
  const isTheirs = visit?.employerId === employerId;
  const need = isTheirs ? visit.needs.find((each) => each.needId === needId) : undefined;
  return need ? { needId: need.needId, skills: need.skills } : refuseField("/needId", "unknown-need");
};

type Drafting = Act & Today & AroundPosting & z.infer<typeof DraftPosting> & { readonly commandId: string };

/** A need becomes a posting: by an organiser, or by the employer's own contact. */
export const draft = (drafting: Drafting) => {
  const { by, at, day, programmeId, employerId, needId, commandId } = drafting;
  mustActFor(by, employerId);
  const { programme, employer } = mustBeKnown(drafting);
  const wish = offerOf(drafting);
  mustBeSound(wish, { day });
  const postingId = newId("pst", commandId);
  const state: Posting = {
    status: "draft",
    postingId,
    programmeId,
    employerId,
    need: needId === undefined ? undefined : needOf(drafting, { needId, employerId }),
    ...wish,
    employerName: employer.name,
    industry: employer.industry,
    relatedTo: employer.relation?.side,
    kilometres: kilometresBetween(programme.place, wish.place),
    draftedAt: at,
  };
  return { state, facts: [postingDrafted({ postingId, employerId, programmeId })] };
};

/** The visit that a need was heard on. */
export const visitOf = (needId: string): string => parentId("vst", needId);

type Revising = Act & Today & z.infer<typeof RevisePosting> & { readonly programme: Programme | undefined };

/** Other words or numbers: it is a draft again and is read anew before it is public. */
export const revise = (current: Posting, revising: Revising) => {
  const { by, day, programme } = revising;
  mustActFor(by, current.employerId);
  const wish = offerOf(revising);
  const { review: _, ...subject } = { review: undefined, ...postingLifecycle.allow("revise", current) };
  mustBeSound(wish, { day });
  const kilometres = programme && kilometresBetween(programme.place, wish.place);
  const state: Posting = { ...subject, ...wish, kilometres, status: "draft" };
  const { postingId, employerId, programmeId } = subject;
  return { state, facts: [postingDrafted({ postingId, employerId, programmeId })] };
};

export const ReviewPosting = z.strictObject(happened);

/** Somebody of staff has read it, and answers for it; nobody reviews what is their own. */
export const review = (current: Posting, { by, at }: Act) => {
  const subject = postingLifecycle.allow("review", current);
  mustBeImpartial(by, { employerId: subject.employerId, side: subject.relatedTo });
  const state: Posting = { ...subject, status: "reviewed", review: { at, reviewedBy: by.personId } };
  const { postingId, employerId, programmeId } = subject;
  return { state, facts: [postingReviewed({ postingId, employerId, programmeId })] };
};

/** What relates its employer to an organiser is told on the posting too, whatever has become of it. */
export const relate = (current: Posting, side: Side) =>
  current.relatedTo === side
    ? undefined
    : { state: { ...postingLifecycle.allow("relate", current), relatedTo: side }, facts: [] };

export const PublishPosting = z.strictObject(happened);

type PublishingPosting = Act & Today & { readonly employer?: Employer | undefined };

/**
 * It becomes public as it was reviewed, if its day has not passed meanwhile. That the employer is verified and the
 * programme active is checked in the same commit.
 */
export const publish = (current: Posting, { at, day, timeZone, employer }: PublishingPosting) => {
  const subject = postingLifecycle.allow("publish", current);
  mustBeSound(subject, { day });
  const closesAt = instantAt(timeZone, plusDays(subject.validThrough, 1), "00:00");
  const relatedTo = employer ? employer.relation?.side : subject.relatedTo;
  const state: Posting = { ...subject, relatedTo, status: "published", publishedAt: at, closesAt };
  const { postingId, employerId, programmeId, occupationCode: occupation, openings, skills, need } = subject;
  const told = { postingId, employerId, programmeId, occupation, openings, skills };
  return { state, facts: [postingPublished(need ? { ...told, needSkills: need.skills } : told)] };
};
