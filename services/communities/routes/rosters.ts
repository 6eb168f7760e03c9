import * as z from "zod";
import { pageOf, paging, workbook } from "#shared/http/route.ts";
import { ImportId, RosterImport, RosterImportCard } from "../domain/roster-import.ts";

const admin = { roles: ["community-admin"] } as const;
const nothing = z.strictObject({});
const isTakenIn = ({ status }: RosterImport): boolean => status === "committed";

/** Rosters in and out. */
export const rosterSpecs = {
  importRoster: {
    method: "POST",
    path: "/roster-imports",
    summary: "Check a roster (CSV in UTF-8, GB18030 or UTF-16, or XLSX): nobody is taken in yet",
    access: admin,
    upload: ["application/octet-stream", "text/csv", "text/tab-separated-values", "application/vnd.ms-excel", workbook],
    reply: RosterImport,
    offers: "roster",
    status: 201,
    fresh: true,
  },
  listRosterImports: {
    method: "GET",
    path: "/roster-imports",
    summary: "The rosters that were handed in, and how far each is taken in",
    access: admin,
    query: paging,
    reply: pageOf(RosterImportCard),
    restricted: true,
  },
  getRosterImport: {
    method: "GET",
    path: "/roster-imports/{importId}",
    summary: "What is wrong in a roster, or how far it is taken in",
    goesOn: isTakenIn,
    access: admin,
    params: { importId: ImportId },
    reply: RosterImport,
    offers: "roster",
    restricted: true,
  },
  commitRosterImport: {
    method: "POST",
    path: "/roster-imports/{importId}/commit",
    summary: "Take a checked roster in",
    goesOn: isTakenIn,
    access: admin,
    params: { importId: ImportId },
    body: nothing,
    reply: RosterImport,
    offers: "roster",
    fresh: true,
  },
  exportRosterCsv: {
    method: "GET",
    path: "/rosters/csv",
    summary: "Everybody who lives here, as CSV",
    access: admin,
    media: "text/csv",
    reply: z.string(),
    fresh: true,
    restricted: true,
  },
  exportRosterXlsx: {
    method: "GET",
    path: "/rosters/xlsx",
    summary: "Everybody who lives here, as a workbook",
    access: admin,
    media: workbook,
    reply: z.string(),
    fresh: true,
    restricted: true,
  },
} as const;
