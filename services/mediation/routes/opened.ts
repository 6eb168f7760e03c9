import { ReadCase } from "../domain/case-view.ts";
import { CaseId } from "../domain/parts.ts";

/** What the operator reads, where they opened it. */
export const openedRoutes = {
  readCaseAsOperator: {
    method: "GET",
    path: "/cases/{caseId}/as-operator",
    restricted: true,
    summary: "A case that the operator opened",
    access: "operator",
    params: { caseId: CaseId },
    reply: ReadCase,
  },
} as const;
