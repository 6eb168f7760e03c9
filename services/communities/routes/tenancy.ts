import * as z from "zod";
import { pageOf, paging } from "#shared/http/route.ts";
import { ArchiveCommunity, BuildingEntry, Slug, SuspendCommunity } from "../domain/community.ts";
import { ErasureCertificate } from "../domain/erasure-certificate.ts";
import { OwnCommunity } from "../domain/own-community.ts";
import { CommunityProfile, CommunitySettings, PolicyRows, SetCalendarYear, SetPolicyRow } from "../domain/settings.ts";

const admin = { roles: ["community-admin"] } as const;
const nothing = z.strictObject({});
const operators = { method: "POST", access: "operator", body: nothing, reply: CommunitySettings } as const;
const setting = { method: "POST", access: admin, reply: CommunitySettings } as const;

/** The community as a whole: who sees it, what its administrators set, and how it rests and leaves. */
export const tenancySpecs = {
  listOwnCommunities: {
    method: "GET",
    path: "/v1/me/communities",
    reach: "self",
    summary: "The communities I belong to",
    access: "signed-in",
    query: paging,
    reply: pageOf(OwnCommunity),
  },
  getProfile: {
    method: "GET",
    path: "/profile",
    summary: "What anyone may know of a community before signing in",
    access: "public",
    reply: CommunityProfile,
  },
  getSettings: {
    method: "GET",
    path: "/settings",
    summary: "Buildings, calendar and own policy numbers",
    access: "member",
    reply: CommunitySettings,
  },
  setBuilding: {
    ...setting,
    path: "/buildings",
    summary: "Add a building, or change its group and households",
    body: BuildingEntry,
  },
  setCalendarYear: {
    ...setting,
    path: "/calendar-years",
    summary: "Set a year's holidays and make-up workdays",
    body: SetCalendarYear,
  },
  listPolicyRows: {
    method: "GET",
    path: "/policy-rows",
    summary: "Every number that a rule turns on, with its source and the community's own",
    access: "member",
    reply: PolicyRows,
  },
  setPolicyRow: {
    ...setting,
    path: "/policy-rows/{key}/set",
    summary: "Set a number that the policy table leaves to communities",
    params: { key: z.string().regex(/^[a-zA-Z]{1,60}$/) },
    body: SetPolicyRow,
  },
  suspendCommunity: {
    ...operators,
    path: "/tenancy/suspend",
    summary: "Let members read, but no longer write",
    body: SuspendCommunity,
  },
  resumeCommunity: { ...operators, path: "/tenancy/resume", summary: "Let members write again" },
  requestOffboarding: {
    ...setting,
    path: "/tenancy/request-offboarding",
    summary: "Ask for the community to leave",
    body: nothing,
    fresh: true,
  },
  offboardCommunity: { ...operators, path: "/tenancy/offboard", summary: "Begin what an administrator asked for" },
  archiveCommunity: {
    ...operators,
    path: "/tenancy/archive",
    summary: "Record the export that was handed over; erasure follows after the grace",
    body: ArchiveCommunity,
  },
  getErasureCertificate: {
    method: "GET",
    path: "/v1/erasure-certificates/{slug}",
    reach: "region",
    summary: "What was erased of a community that left",
    access: "operator",
    params: { slug: Slug },
    reply: ErasureCertificate,
  },
} as const;
