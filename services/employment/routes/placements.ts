import * as z from "zod";
import { PartialDate } from "#shared/domain/dates.ts";
import { pageOf, paging } from "#shared/http/route.ts";
import { organiserRoles } from "../domain/access.ts";
import { Count, Dimension, Funnel } from "../domain/count.ts";
import { EmployerId, PersonId, PlacementId, ProgrammeId, SeekerId } from "../domain/parts.ts";
import { CheckRetention, EndPlacement, Promote, RateSatisfaction, Recognise } from "../domain/placement/check.ts";
import { Placement, PlacementCard, RecognitionKind } from "../domain/placement/placement.ts";
import { RecordPlacement } from "../domain/placement/record.ts";
import { RetentionCheck } from "../domain/placement/retention-check.ts";
import { PublicStory, PublishStory, Story, StoryCard, UnpublishStory } from "../domain/placement/story.ts";
import { SkillGap } from "../domain/seeker/skill-gap.ts";

const caseworker = { roles: ["employment-caseworker"] } as const;
const caring = { roles: ["employment-caseworker", "desk-operator", "resident"] } as const;
const dealing = { roles: ["employment-caseworker", "employer-contact"] } as const;
const owners = { roles: [...organiserRoles, "association-president"] } as const;
const ofPlacement = { params: { placementId: PlacementId } } as const;
const onPlacement = { ...ofPlacement, method: "POST", reply: Placement, offers: "placement" } as const;
const ofProgramme = { params: { programmeId: ProgrammeId } } as const;

/** Placements: that somebody found work, stays, rises, and is content; and how many they are. */
export const placementSpecs = {
  recordPlacement: {
    method: "POST",
    path: "/placements",
    summary: "Record afterwards a placement that could not be followed here",
    access: caseworker,
    body: RecordPlacement,
    reply: Placement,
    offers: "placement",
    status: 201,
    refusals: ["wrong-state", "employer-not-verified", "date-implausible"],
  },
  getPlacement: {
    ...ofPlacement,
    method: "GET",
    path: "/placements/{placementId}",
    summary: "A placement, for the caseworker, the person and the employer's contact",
    access: { roles: [...caring.roles, "employer-contact"] },
    reply: Placement,
    offers: "placement",
    restricted: true,
  },
  listPlacements: {
    method: "GET",
    path: "/placements",
    summary:
      "Placements with a check to answer, the longest due first; or those of a programme, an employer or a seeker",
    access: dealing,
    query: {
      programmeId: ProgrammeId.optional(),
      employerId: EmployerId.optional(),
      seekerId: SeekerId.optional(),
      checkDue: z.literal("true").optional(),
      ...paging,
    },
    reply: pageOf(PlacementCard),
    restricted: true,
  },
  listRetentionChecks: {
    method: "GET",
    path: "/retention-checks",
    summary: "The checks that wait for an answer, the longest due first; or those of who placed them",
    access: caseworker,
    query: { responsibleId: PersonId.optional(), ...paging },
    reply: pageOf(RetentionCheck),
    restricted: true,
  },
  recordRecognition: {
    ...onPlacement,
    path: "/placements/{placementId}/recognise",
    summary: "Record a recognition, once for each kind and period",
    access: dealing,
    body: Recognise,
    refusals: ["wrong-state", "recognition-exists", "date-implausible"],
  },
  getAward: {
    ...ofPlacement,
    method: "GET",
    path: "/placements/{placementId}/award",
    summary: "The certificate of a recognition, to print: for the person, and for others by the person's consent",
    access: { roles: [...caring.roles, "employer-contact"] },
    query: { kind: RecognitionKind, period: PartialDate.optional() },
    reply: z.string(),
    media: "text/html",
    refusals: ["share-consent-required"],
    restricted: true,
  },
  recordPromotion: {
    ...onPlacement,
    path: "/placements/{placementId}/promote",
    summary: "Record a promotion within the same placement",
    access: dealing,
    body: Promote,
    refusals: ["wrong-state", "date-implausible"],
  },
  checkRetention: {
    ...onPlacement,
    path: "/placements/{placementId}/check",
    summary: "Say whether the person is still there after 1, 3, 6 or 12 months",
    access: dealing,
    body: CheckRetention,
  },
  rateSatisfaction: {
    ...onPlacement,
    path: "/placements/{placementId}/rate",
    summary: "Say how content the person is, from 1 to 5",
    access: caring,
    body: RateSatisfaction,
  },
  endPlacement: {
    ...onPlacement,
    path: "/placements/{placementId}/end",
    summary: "Say that the person no longer works there",
    access: dealing,
    body: EndPlacement,
    refusals: ["wrong-state", "date-implausible"],
  },
  publishStory: {
    ...onPlacement,
    path: "/placements/{placementId}/publish-story",
    summary: "Tell a placement's story to everybody, by the person's separate consent and without their name",
    access: caseworker,
    body: PublishStory,
    reply: Story,
    offers: "story",
    refusals: ["share-consent-required", "redaction-required"],
  },
  unpublishStory: {
    ...onPlacement,
    path: "/placements/{placementId}/unpublish-story",
    summary: "Take a story back",
    access: caseworker,
    body: UnpublishStory,
    reply: Story,
    offers: "story",
    refusals: ["wrong-state"],
  },
  listStories: {
    method: "GET",
    path: "/stories",
    summary: "Stories that people let everybody read, newest first",
    access: "public",
    query: paging,
    reply: pageOf(StoryCard),
  },
  getStory: {
    ...ofPlacement,
    method: "GET",
    path: "/stories/{placementId}",
    summary: "One story",
    access: "public",
    reply: PublicStory,
  },
  listPlacementCounts: {
    method: "GET",
    path: "/counts",
    summary: "How many different people found work: staff read it by every dimension, others by programme",
    access: "member",
    query: {
      by: Dimension,
      programmeId: ProgrammeId.optional(),
      employerId: EmployerId.optional(),
      ...paging,
    },
    reply: pageOf(Count),
  },
  getFunnel: {
    ...ofProgramme,
    method: "GET",
    path: "/programmes/{programmeId}/funnel",
    summary: "How many different people were briefed, applied, were hired and stayed",
    access: { roles: organiserRoles },
    reply: Funnel,
  },
  exportPlacements: {
    ...ofProgramme,
    method: "GET",
    path: "/programmes/{programmeId}/placements",
    summary: "The programme's placements as CSV for its owners, without names",
    access: owners,
    reply: z.string(),
    media: "text/csv",
    restricted: true,
  },
  listSkillGaps: {
    method: "GET",
    path: "/skill-gaps",
    summary: "Skills that employers ask for and too few seekers have",
    access: { roles: organiserRoles },
    query: { status: SkillGap.shape.status.default("open"), ...paging },
    reply: pageOf(SkillGap),
  },
} as const;
