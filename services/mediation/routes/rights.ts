import type { RouteSpec } from "#shared/http/route.ts";
import { CompanionId } from "../domain/companion.ts";
import { AnswerCompanion, BringAlong, WithdrawCompanion } from "../domain/companions.ts";
import { ChooseHearing } from "../domain/hearing.ts";
import { DeclareIndependence } from "../domain/independence.ts";
import { NameRelative } from "../domain/relatives.ts";
import { caseVerb, leads, peopleInACase } from "./case-verb.ts";

const onCompanion = { params: { companionId: CompanionId }, withoutRole: true } as const;

/** What somebody in dispute may ask for, and what the lead declares to them. */
export const rightsRoutes = {
  declareIndependence: caseVerb("declare-independence", {
    summary: "Declare, as the lead, that nothing ties one to anybody in dispute",
    access: leads,
    body: DeclareIndependence,
  }),
  nameRelative: {
    ...caseVerb("name-relative", {
      summary: "Name a relative of a disputant, who may not mediate",
      access: peopleInACase,
      body: NameRelative,
    }),
    withoutRole: true,
  },
  chooseHearing: {
    ...caseVerb("choose-hearing", {
      summary: "Choose, as a disputant, whether the case is heard in private or openly",
      access: peopleInACase,
      body: ChooseHearing,
    }),
    withoutRole: true,
  },
  bringAlong: {
    ...caseVerb("bring-along", {
      summary: "Bring somebody along, with the consent of the other disputants",
      access: peopleInACase,
      body: BringAlong,
    }),
    withoutRole: true,
  },
  answerCompanion: {
    ...caseVerb("", {
      summary: "Say whether one agrees to somebody whom another disputant brings along",
      access: peopleInACase,
      body: AnswerCompanion,
    }),
    path: "/companions/{companionId}/answer",
    ...onCompanion,
  },
  withdrawCompanion: {
    ...caseVerb("", {
      summary: "Not bring somebody along after all",
      access: peopleInACase,
      body: WithdrawCompanion,
    }),
    path: "/companions/{companionId}/withdraw",
    ...onCompanion,
  },
} as const satisfies Record<string, RouteSpec>;
