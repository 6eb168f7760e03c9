import * as z from "zod";
import { fileRoutes } from "#shared/evidence/file-routes.ts";
import { CaseId } from "../domain/parts.ts";
import { peopleInACase } from "./case-verb.ts";

const files = fileRoutes({
  of: z.strictObject({ thing: z.literal("case"), id: CaseId }),
  path: "/cases/{caseId}",
  params: { caseId: CaseId },
  access: peopleInACase,
});

/** The photos and papers of cases. */
export const caseFileRoutes = {
  giveCaseFile: files.give,
  completeCaseFile: files.complete,
  getCaseFile: files.read,
  listCaseFiles: files.list,
  showCaseFile: files.show,
} as const;
