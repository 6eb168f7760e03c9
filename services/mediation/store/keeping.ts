import { filesFor, forgetFiles } from "#shared/domain/files-over.ts";
import { fileStore } from "#shared/evidence/file-store.ts";
import { holding, type Keeping } from "#shared/table/holding.ts";
import { associationFor, bodyFor, caseFor } from "../domain/case-for.ts";
import { forgetInCase } from "../domain/forget.ts";
import { associationStore } from "./association-store.ts";
import { bodyStore } from "./body-store.ts";
import { caseFiles } from "./case-files.ts";
import { caseStore } from "./case-store.ts";
import { recurrenceStore } from "./recurrence-store.ts";

/** Who is erased has moved out first, and is off roster and bodies by that, with its own fact. */
const nothing = (): undefined => undefined;

/** All that mediation keeps, for those who ask for it, for those who ask to be forgotten, and for an erasure. */
export const mediationKeeping: Keeping = {
  service: "mediation",
  holdings: [
    holding({ kind: "CASE", store: caseStore, show: caseFor, forget: forgetInCase }),
    holding({
      kind: caseFiles.kind,
      store: fileStore(caseFiles),
      show: filesFor,
      forget: forgetFiles,
      isOfFiles: true,
    }),
    holding({ kind: "ASSOCIATION", store: associationStore, show: associationFor, forget: nothing }),
    holding({ kind: "BODY", store: bodyStore, show: bodyFor, forget: nothing }),
    holding({ kind: "RECURRENCE", store: recurrenceStore, show: () => ({}), forget: nothing }),
  ],
  besides: [
    { kind: "COMMUNITY", partitions: () => [["FILINGS"], ["PULSE"], ["BODY-NAME"]] },
    {
      kind: "PERSON",
      partitions: (personId) => [
        ["STANDING", personId],
        ["LEAD", personId],
        ["DISPUTANT", personId],
        ["CALENDAR", personId],
      ],
    },
  ],
};
