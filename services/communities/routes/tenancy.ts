import * as z from "zod";
import { OwnCategory } from "#shared/domain/dispute-category.ts";
import type { Format } from "#shared/domain/formats.ts";
import { pageOf, paging } from "#shared/http/route.ts";
import { ArchiveCommunity, BuildingEntry, Slug, SuspendCommunity } from "../domain/community.ts";
import { CommunityExportId, CommunityExportView } from "../domain/community-export.ts";
import { ErasureCertificate } from "../domain/erasure-certificate.ts";
import { Organisations, RecordOrganisation } from "../domain/organisations.ts";
import { OwnCommunity } from "../domain/own-community.ts";
import { Readiness } from "../domain/readiness.ts";
import { CommunityProfile, CommunitySettings, PolicyRows, SetCalendarYear, SetPolicyRow } from "../domain/settings.ts";

const admin = { roles: ["community-admin"] } as const;
const nothing = z.strictObject({});
const operators = {
  method: "POST",
  access: "operator",
  body: nothing,
  reply: CommunitySettings,
  offers: "community",
} as const;
const setting = { method: "POST", access: admin, reply: CommunitySettings, offers: "community" } as const;

const onExport = { method: "GET", access: admin, params: { exportId: CommunityExportId }, fresh: true } as const;

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
    offers: "community",
  },
  getReadiness: {
    method: "GET",
    path: "/readiness",
    summary: "What a new community still lacks until it meets, in order, each with the operation that brings it",
    access: { roles: ["community-admin", "residents-committee-worker", "property-staff"] },
    reply: Readiness,
  },
  setBuilding: {
    ...setting,
    path: "/buildings",
    summary: "Add a building, or change its group and households",
    body: BuildingEntry,
  },
  recordOrganisation: {
    ...setting,
    path: "/organisations",
    summary: "List an organisation that may be in a dispute, or mend its side",
    body: RecordOrganisation,
    reply: Organisations,
    refusals: ["conflict-of-interest"],
  },
  listOrganisations: {
    method: "GET",
    path: "/organisations",
    summary: "The organisations of the community that may be in a dispute",
    access: "member",
    reply: Organisations,
  },
  setCategory: {
    ...setting,
    path: "/categories",
    summary: "Add a category of disputes, or change its names",
    body: OwnCategory,
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
    params: { key: z.string().regex(/^[a-zA-Z]{1,60}$/, "key" satisfies Format) },
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
  requestCommunityExport: {
    method: "POST",
    path: "/community-exports",
    summary: "Have all of a community that leaves written down, to be taken away",
    access: admin,
    body: nothing,
    reply: CommunityExportView,
    status: 201,
    refusals: ["wrong-state"],
    whileLeaving: true,
    fresh: true,
  },
  listCommunityExports: {
    method: "GET",
    path: "/community-exports",
    summary: "The exports of the community that were asked for",
    access: admin,
    query: paging,
    reply: pageOf(CommunityExportView),
    fresh: true,
    restricted: true,
  },
  getCommunityExport: {
    ...onExport,
    restricted: true,
    path: "/community-exports/{exportId}",
    summary: "How far an export is, and its digest",
    reply: CommunityExportView,
  },
  readCommunityExport: {
    ...onExport,
    path: "/community-exports/{exportId}/pages/{page}",
    summary: "A page of the file: all of them, one after the other, are what another home takes in",
    params: { exportId: CommunityExportId, page: z.coerce.number().int().min(1).max(1_000_000) },
    restricted: true,
    reply: z.string(),
    media: "text/plain",
    refusals: ["wrong-state"],
  },
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
