import * as z from "zod";
import { type Calendar, CalendarYear } from "#shared/domain/calendar.ts";
import { CommunityCard } from "#shared/domain/community-card.ts";
import { Instant } from "#shared/domain/dates.ts";
import type { Format } from "#shared/domain/formats.ts";
import { mustBeFree, type OwnPolicy, policyKeys, policyRow } from "#shared/domain/policy.ts";
import { mustHaveRoom, refuse, refuseField } from "#shared/domain/refusal.ts";
import { Name } from "#shared/domain/text.ts";
import { BuildingEntry, type Community, communityLifecycle, mostBuildings, Slug } from "./community.ts";

export const buildingNames = (community: Community): string[] =>
  "buildings" in community ? community.buildings.map(({ name }) => name) : [];

/** A building more, or what is known of one that is there. */
export const setBuilding = (current: Community, entry: BuildingEntry) => {
  const subject = communityLifecycle.allow("configure", current);
  const others = subject.buildings.filter(({ name }) => name !== entry.name);
  mustHaveRoom(others, mostBuildings, "/name");
  const known = subject.buildings.find(({ name }) => name === entry.name);
  return { state: { ...subject, buildings: [...others, { ...known, ...entry }] } as Community, facts: [] };
};

export const SetCalendarYear = z.strictObject({
  year: z.string().regex(/^20\d{2}$/, "year" satisfies Format),
  ...CalendarYear.shape,
});

/** The holidays and make-up workdays of a year; each of its days lies in it. */
export const setCalendarYear = (current: Community, { year, ...days }: z.infer<typeof SetCalendarYear>) => {
  const subject = communityLifecycle.allow("configure", current);
  for (const list of ["holidays", "makeUpWorkdays"] as const) {
    const stray = days[list].findIndex((day) => !day.startsWith(year));
    if (stray >= 0) refuseField(`/${list}/${stray}`, "not-of-that-year");
  }
  const { [year]: _, ...calendarSources } = subject.calendarSources ?? {};
  const calendar = { ...subject.calendar, [year]: days };
  return { state: { ...subject, calendar, calendarSources } as Community, facts: [] };
};

/** Every year of a calendar at once, while the community is made ready. */
export const setCalendar = (current: Community, calendar: Calendar) => {
  const subject = communityLifecycle.allow("configure", current);
  return { state: { ...subject, calendar } as Community, facts: [] };
};

export const SetPolicyRow = z.strictObject({ value: z.int().min(0).max(1_000_000) });

/** A number of the community's own, where the policy table leaves it to communities. */
export const setPolicyRow = (current: Community, { key, value }: { key: string; value: number }) => {
  const subject = communityLifecycle.allow("configure", current);
  mustBeFree(key, value);
  return { state: { ...subject, policy: { ...subject.policy, [key]: value } } as Community, facts: [] };
};

/** What anyone may know of a community before signing in. */
export const CommunityProfile = z.object({
  slug: Slug,
  name: Name,
  language: z.enum(["zh-CN", "en"]),
  timeZone: z.string(),
});

/** What its members see of a community. */
export const CommunitySettings = z
  .object({
    ...CommunityProfile.shape,
    status: CommunityCard.shape.status,
    buildings: z.array(BuildingEntry),
    calendar: CommunityCard.shape.calendar,
    calendarSources: z.record(z.string(), z.string()).optional(),
    policy: CommunityCard.shape.policy,
    categories: CommunityCard.shape.categories,
    leaveRequestedAt: Instant.optional(),
  })
  .meta({ id: "CommunitySettings" });

export const settingsOf = (community: Community): z.input<typeof CommunitySettings> =>
  community.status === "erased" ? refuse("not-found") : community;

/** A number that a rule turns on: the table's, the community's own where it set one, and what it may do with it. */
export const PolicyRow = z.object({
  key: z.string(),
  value: z.number(),
  own: z.number().optional(),
  unit: z.string(),
  source: z.string(),
  confirmed: z.boolean(),
  communityMay: z.union([z.literal("no"), z.object({ from: z.number(), to: z.number() })]),
});

export const PolicyRows = z.object({ items: z.array(PolicyRow) }).meta({ id: "PolicyRows" });

/** Every row of the policy table as it is in a community. */
export const policyRows = (own: OwnPolicy): z.input<typeof PolicyRows> => ({
  items: policyKeys.map((key) => ({ key, own: own[key], ...policyRow(key) })),
});
