import { Building } from "#shared/domain/text.ts";
import { pageOf, paging, sorting } from "#shared/http/route.ts";
import { Part } from "../domain/access.ts";
import { CaseStatus } from "../domain/case.ts";
import { CaseCard } from "../domain/case-card.ts";
import { PersonId } from "../domain/parts.ts";
import { listers } from "./case-verb.ts";

/** The cases of the community for who mediates, and everybody's own. */
export const caseListRoutes = {
  listCases: {
    method: "GET",
    path: "/cases",
    summary: "The open cases, or those of one status, building or lead",
    access: listers,
    query: {
      status: CaseStatus.optional(),
      building: Building.optional(),
      lead: PersonId.optional(),
      ...sorting("oldest"),
      ...paging,
    },
    reply: pageOf(CaseCard),
    restricted: true,
  },
  listOwnCases: {
    method: "GET",
    path: "/own-cases",
    summary: "The cases that are one's own, that one supports, or that one leads",
    access: "member",
    withoutRole: true,
    query: { as: Part.default("own"), ...paging },
    reply: pageOf(CaseCard),
    restricted: true,
  },
} as const;
