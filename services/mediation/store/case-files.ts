import * as facts from "#shared/contracts/mediation-files.ts";
import type { FilesOf } from "#shared/evidence/file-store.ts";

/** The photos and papers of cases, as they are kept and told of. */
export const caseFiles: FilesOf = { service: "mediation", kind: "CASE-FILES", facts };
