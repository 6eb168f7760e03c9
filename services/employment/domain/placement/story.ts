import * as z from "zod";
import { storyPublished, storyUnpublished } from "#shared/contracts/employment.ts";
import type { Act } from "#shared/domain/caller.ts";
import { Instant, PartialDate } from "#shared/domain/dates.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { mustBeRedacted } from "#shared/domain/redactor.ts";
import { Name, Text } from "#shared/domain/text.ts";
import { EmployerId, happened, PersonId, PlacementId, ProgrammeId, SeekerId } from "../parts.ts";
import { type Consents, mustConsent } from "../seeker/consents.ts";
import { consentSubject, type Seeker } from "../seeker/seeker.ts";
import { aboutOf, type Placement } from "./placement.ts";

const kept = {
  placementId: PlacementId,
  seekerId: SeekerId,
  employerId: EmployerId,
  programmeId: ProgrammeId,
  /** Whose it is, for the rights of a member. */
  personId: PersonId.optional(),
};

/** What a placement tells to everybody. It is public by the person's own consent alone, and as long as that stands. */
export const Story = z
  .discriminatedUnion("status", [
    z.object({
      status: z.literal("published"),
      ...kept,
      title: Name,
      text: Text,
      /** The positions that were held, by title and by month. */
      positions: z.array(z.object({ title: Name, from: PartialDate })),
      relatedEmployer: z.boolean(),
      consentId: z.string(),
      publishedAt: Instant,
    }),
    z.object({ status: z.literal("unpublished"), ...kept, unpublishedAt: Instant }),
  ])
  .meta({ id: "Story" });
export type Story = z.infer<typeof Story>;

export const storyLifecycle = lifecycle<Story>()("story", {
  publishAgain: { from: ["published", "unpublished"], to: "published", as: "publishStory" },
  unpublish: { from: ["published"], to: "unpublished", as: "unpublishStory" },
});

export const PublishStory = z.strictObject({ title: Name, text: Text, ...happened });

type Publishing = Act &
  z.infer<typeof PublishStory> & {
    readonly placement: Placement;
    readonly seeker: Seeker | undefined;
    readonly consents: Consents | undefined;
  };

/** A day is too exact for everybody to know. */
const monthOf = (date: PartialDate): PartialDate => date.replace(/^(\d{4}-\d\d)[-/].+$/, "$1");

export const mustBeLetTell = (consents: Consents | undefined): string => mustConsent(consents, "public-story");

/** Staff publish a story by the person's separate consent (PIPL §25), without their name. */
export const publishStory = ({ at, placement, seeker, consents, title, text }: Publishing) => {
  if (!seeker) throw new Error(`${placement.placementId} is of nobody`);
  const consentId = mustBeLetTell(consents);
  mustBeRedacted({ "/title": title, "/text": text }, seeker.name === undefined ? [] : [seeker.name]);
  const { personId, relatedEmployer, positions } = placement;
  const state: Story = {
    status: "published",
    ...aboutOf(placement),
    personId,
    title,
    text,
    positions: positions.map((position) => ({ title: position.title, from: monthOf(position.from) })),
    relatedEmployer,
    consentId,
    publishedAt: at,
  };
  return { state, facts: [storyPublished(aboutOf(placement))] };
};

/** Told anew, by the consent that stands now. */
export const publishAgain = (current: Story, telling: Publishing) => {
  storyLifecycle.allow("publishAgain", current);
  return publishStory(telling);
};

export const UnpublishStory = z.strictObject(happened);

/** It is public no more, and its words are kept no longer. */
export const unpublish = (current: Story, { at }: { at: Instant }) => {
  const { placementId, seekerId, employerId, programmeId, personId } = storyLifecycle.allow("unpublish", current);
  const about = { placementId, seekerId, employerId, programmeId };
  const state: Story = { status: "unpublished", ...about, personId, unpublishedAt: at };
  return { state, facts: [storyUnpublished(about)] };
};

/** The consent was taken back: a story that stood on it is public no more. */
export const unpublishWithout = (current: Story, { consentId, at }: { consentId: string; at: Instant }) =>
  current.status === "published" && current.consentId === consentId ? unpublish(current, { at }) : undefined;

/** Whether the story is public and the consent that it stands on holds now. */
export const isToldNow = (story: Story, consents: Consents | undefined): boolean =>
  story.status === "published" && consents?.given[story.consentId] !== undefined;

/** By whom the consent to a story is given. */
export const storySubject = ({ personId, seekerId }: Pick<Story, "personId" | "seekerId">): string =>
  consentSubject({ personId, seekerId });

/** A story as everybody reads it: nobody's id. */
export const PublicStory = z
  .object({
    placementId: PlacementId,
    title: Name,
    text: Text,
    positions: z.array(z.object({ title: Name, from: PartialDate })),
    relatedEmployer: z.boolean(),
  })
  .meta({ id: "PublicStory" });

export const StoryCard = PublicStory.pick({ placementId: true, title: true }).meta({ id: "StoryCard" });
export type StoryCard = z.infer<typeof StoryCard>;
