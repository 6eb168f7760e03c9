import { CaseDangers } from "../domain/case-dangers.ts";
import { RaiseDanger, ReportDanger } from "../domain/danger.ts";
import { CaseId } from "../domain/parts.ts";
import { ReferCase } from "../domain/refer.ts";
import { ReopenCase } from "../domain/reopen.ts";
import { TerminateMediation } from "../domain/terminate.ts";
import { caseVerb, leads, peopleInACase } from "./case-verb.ts";

/** The ways out of a case and back into it, and what is told of it to others while it goes on. */
export const wayRoutes = {
  terminateMediation: {
    ...caseVerb("terminate", {
      summary: "End mediation without an outcome, as the lead or as a disputant",
      access: peopleInACase,
      body: TerminateMediation,
    }),
    withoutRole: true,
  },
  referCase: caseVerb("refer", {
    summary: "Hand a case over to police, fire service, court, subdistrict or legal aid",
    access: leads,
    body: ReferCase,
  }),
  reopenCase: {
    ...caseVerb("reopen", {
      summary: "Bring a resolved case up again, as a disputant",
      access: peopleInACase,
      body: ReopenCase,
      refusals: ["window-lapsed", "calendar-missing"],
    }),
    withoutRole: true,
  },
  raiseDanger: {
    ...caseVerb("raise-danger", {
      summary: "Say that somebody may come to harm; the case goes on",
      access: peopleInACase,
      body: RaiseDanger,
    }),
    reply: CaseDangers,
    withoutRole: true,
  },
  reportDanger: {
    ...caseVerb("report-danger", {
      summary: "Record to whom a danger was told, and when",
      access: leads,
      body: ReportDanger,
    }),
    reply: CaseDangers,
  },
  listDangers: {
    method: "GET",
    path: "/cases/{caseId}/dangers",
    summary: "The dangers of a case, for who answers for them, and for who raised one",
    access: peopleInACase,
    withoutRole: true,
    restricted: true,
    params: { caseId: CaseId },
    reply: CaseDangers,
    offers: "case",
    refusals: ["not-for-the-other-side", "conflict-of-interest"],
  },
} as const;
