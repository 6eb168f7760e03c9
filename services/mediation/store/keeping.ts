import { holding, type Keeping } from "#shared/table/holding.ts";
import { associationFor, caseFor, forgetInAssociation, forgetInCase } from "../domain/forget.ts";
import { associationStore } from "./association-store.ts";
import { caseStore } from "./case-store.ts";
import { recurrenceStore } from "./recurrence-store.ts";

/** All that mediation keeps, for those who ask for it, for those who ask to be forgotten, and for an erasure. */
export const mediationKeeping: Keeping = {
  service: "mediation",
  holdings: [
    holding({ kind: "CASE", store: caseStore, show: caseFor, forget: forgetInCase }),
    holding({ kind: "ASSOCIATION", store: associationStore, show: associationFor, forget: forgetInAssociation }),
    holding({ kind: "RECURRENCE", store: recurrenceStore, show: () => ({}), forget: () => undefined }),
  ],
  besides: [
    { kind: "COMMUNITY", partitions: () => [["FILINGS"]] },
    {
      kind: "PERSON",
      partitions: (personId) => [
        ["STANDING", personId],
        ["LEAD", personId],
      ],
    },
  ],
};
