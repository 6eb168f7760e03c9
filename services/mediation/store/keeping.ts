import { holding, type Keeping } from "#shared/table/holding.ts";
import { associationFor, caseFor, forgetInCase } from "../domain/forget.ts";
import { associationStore } from "./association-store.ts";
import { caseStore } from "./case-store.ts";
import { recurrenceStore } from "./recurrence-store.ts";

/** Who is erased has moved out first, and is off the roster by that, with its own fact. */
const nothing = (): undefined => undefined;

/** All that mediation keeps, for those who ask for it, for those who ask to be forgotten, and for an erasure. */
export const mediationKeeping: Keeping = {
  service: "mediation",
  holdings: [
    holding({ kind: "CASE", store: caseStore, show: caseFor, forget: forgetInCase }),
    holding({ kind: "ASSOCIATION", store: associationStore, show: associationFor, forget: nothing }),
    holding({ kind: "RECURRENCE", store: recurrenceStore, show: () => ({}), forget: nothing }),
  ],
  besides: [
    { kind: "COMMUNITY", partitions: () => [["FILINGS"]] },
    {
      kind: "PERSON",
      partitions: (personId) => [
        ["STANDING", personId],
        ["LEAD", personId],
        ["DISPUTANT", personId],
      ],
    },
  ],
};
