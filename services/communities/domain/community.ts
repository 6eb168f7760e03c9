import * as z from "zod";
import {
  communityArchived,
  communityErased,
  communityFounded,
  communityOffboarding,
  communityProvisioned,
  communityResumed,
  communitySuspended,
  offboardingRequested,
} from "#shared/contracts/communities.ts";
import { CommunityCard } from "#shared/domain/community-card.ts";
import { Instant, plusMinutes } from "#shared/domain/dates.ts";
import type { Format } from "#shared/domain/formats.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { mostOrganisations, Organisation } from "#shared/domain/organisation.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Building, Name, Text } from "#shared/domain/text.ts";

/** ASCII, unique in its region, its place in every path and key; `-` is allowed within. */
export const Slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, "slug" satisfies Format);

/** A building, the group of buildings it belongs to, and how many households live in it. */
export const BuildingEntry = z.strictObject({
  name: Building,
  group: Name.optional(),
  households: z.int().min(0).max(100_000).optional(),
});
export type BuildingEntry = z.infer<typeof BuildingEntry>;

/** How many buildings a community has at most. */
export const mostBuildings = 500;

const home = {
  slug: Slug,
  name: Name,
  ...CommunityCard.omit({ status: true }).shape,
  buildings: z.array(BuildingEntry).max(mostBuildings),
  organisations: z.array(Organisation).max(mostOrganisations).optional(),
  /** Where a year of the calendar comes from that was taken over by itself. */
  calendarSources: z.record(z.string().regex(/^\d{4}$/), z.string()).optional(),
  subdistrict: Name.optional(),
  divisionCode: z.string().max(20).optional(),
  brand: Name.optional(),
  foundedAt: Instant,
  /** An administrator asked to leave; the operator has not begun. */
  leaveRequestedAt: Instant.optional(),
};

const archive = z.object({ at: Instant, exportDigest: z.string(), erasureDueAt: Instant });

/** A partner community: a tenant of Linli. */
export const Community = z
  .discriminatedUnion("status", [
    z.object({ status: z.literal("provisioning"), ...home }),
    z.object({ status: z.literal("active"), ...home }),
    z.object({ status: z.literal("suspended"), ...home, suspension: z.object({ at: Instant, reason: Text }) }),
    z.object({ status: z.literal("offboarding"), ...home, offboardingSince: Instant }),
    z.object({ status: z.literal("archived"), ...home, offboardingSince: Instant, archive }),
    z.object({
      status: z.literal("erased"),
      slug: Slug,
      ...CommunityCard.omit({ status: true }).shape,
      archive,
      erasedAt: Instant,
    }),
  ])
  .meta({ id: "Community" });
export type Community = z.infer<typeof Community>;

const living = ["active", "suspended"] as const;

export const communityLifecycle = lifecycle<Community>()("community", {
  configure: {
    from: ["provisioning", "active"],
    to: "same",
    as: ["setBuilding", "setCalendarYear", "setPolicyRow", "recordOrganisation", "setCategory"],
  },
  activate: { from: ["provisioning"], to: "active", as: [] },
  suspend: { from: ["active"], to: "suspended", as: "suspendCommunity" },
  resume: { from: ["suspended"], to: "active", as: "resumeCommunity" },
  requestOffboarding: { from: living, to: "same" },
  offboard: { from: living, to: "offboarding", as: "offboardCommunity" },
  archive: { from: ["offboarding"], to: "archived", as: "archiveCommunity" },
  erase: { from: ["archived"], to: "erased", as: [] },
});

type Founding = Omit<Extract<Community, { status: "provisioning" }>, "status" | "policy" | "foundedAt"> & {
  readonly at: Instant;
};

/** A community that has its place, and is made ready step by step. */
export const found = ({ at, ...founding }: Founding) => {
  const state: Community = { ...founding, status: "provisioning", policy: {}, foundedAt: at };
  return { state, facts: [communityFounded({ slug: founding.slug })] };
};

/** Everything is in its place: members may come. */
export const activate = (current: Community, applicationId: string) => {
  const subject = communityLifecycle.allow("activate", current);
  const state: Community = { ...subject, status: "active" };
  return { state, facts: [communityProvisioned({ slug: subject.slug, applicationId })] };
};

export const SuspendCommunity = z.strictObject({ reason: Text });

/** Members may read and export, but no longer write. */
export const suspend = (current: Community, { at, reason }: { at: Instant; reason: string }) => {
  const subject = communityLifecycle.allow("suspend", current);
  const state: Community = { ...subject, status: "suspended", suspension: { at, reason } };
  return { state, facts: [communitySuspended({ slug: subject.slug })] };
};

export const resume = (current: Community) => {
  const { suspension: _, ...subject } = communityLifecycle.allow("resume", current);
  const state: Community = { ...subject, status: "active" };
  return { state, facts: [communityResumed({ slug: subject.slug })] };
};

/** An administrator asks for the community to leave. */
export const requestOffboarding = (current: Community, { at }: { at: Instant }) => {
  const subject = communityLifecycle.allow("requestOffboarding", current);
  if (subject.leaveRequestedAt) return undefined;
  const state: Community = { ...subject, leaveRequestedAt: at };
  return { state, facts: [offboardingRequested({ slug: subject.slug })] };
};

/** The operator begins what an administrator asked for: from now on it can be read and exported only. */
export const offboard = (current: Community, { at }: { at: Instant }) => {
  const subject = communityLifecycle.allow("offboard", current);
  const { slug, leaveRequestedAt } = subject;
  if (!leaveRequestedAt) refuse("wrong-state", { state: subject.status, allowedVerbs: ["requestOffboarding"] });
  const { suspension: _, ...rest } = { suspension: undefined, ...subject };
  const state: Community = { ...rest, status: "offboarding", offboardingSince: at };
  return { state, facts: [communityOffboarding({ slug })] };
};

/** The digest of the export that was handed over: lower-case hex of a SHA-256. */
export const ArchiveCommunity = z.strictObject({
  exportDigest: z.string().regex(/^[0-9a-f]{64}$/, "digest" satisfies Format),
});

type Archiving = {
  readonly at: Instant;
  readonly exportDigest: string;
  /** When the export of that digest was made, if it ever was. */
  readonly exportedAt: Instant | undefined;
};

/** Export first, then thirty days' grace, then erasure. An export of before the leaving lacks what came after it. */
export const archiveCommunity = (current: Community, { at, exportDigest, exportedAt }: Archiving) => {
  const subject = communityLifecycle.allow("archive", current);
  if (exportedAt === undefined || exportedAt < subject.offboardingSince)
    return refuseField("/exportDigest", "unknown-export");
  const erasureDueAt = plusMinutes(at, numberOf("offboardingGraceDays") * 24 * 60);
  const state: Community = { ...subject, status: "archived", archive: { at, exportDigest, erasureDueAt } };
  return { state, facts: [communityArchived({ slug: subject.slug })] };
};

/** What is left of an erased community: that there was one, when it ended, and the digest of its export. */
export const erase = (current: Community, at: Instant) => {
  const { slug, language, timeZone, archive: kept } = communityLifecycle.allow("erase", current);
  const state: Community = {
    status: "erased",
    slug,
    language,
    timeZone,
    policy: {},
    calendar: {},
    archive: kept,
    erasedAt: at,
  };
  return { state, facts: [communityErased({ slug })] };
};
