import type { Action } from "../town/actions.ts";

type Beyond = { readonly action: Action; readonly because: string };

/**
 * What a function needs beyond what the examples walk through: an action, or a reaction that no example sets off.
 * Every test in a town refuses what is not granted, so a row that is missing here fails there.
 */
export const actionsBeyond: Readonly<Record<string, readonly Beyond[]>> = {
  "employment-events": [
    { action: { name: "ConditionCheckItem" }, because: "what a course taught is kept while the consent to it stands" },
  ],
  "mediation-events": [{ action: { name: "UpdateItem" }, because: "who moves out comes off the rosters" }],
  "mediation-http": [
    { action: { name: "UpdateItem" }, because: "who was on a roster before comes onto another" },
    { action: { name: "Query", index: "second" }, because: "cases are listed by building too" },
    { action: { name: "Query", index: "third" }, because: "cases are listed by lead too" },
  ],
};

export const heardElsewhere: Readonly<Record<string, string>> = {
  "communities-begin-grant-when-begin-due": "tests/journeys/revoked-mediator: a term that begins next week",
  "communities-end-grant-when-term-due": "tests/journeys: a role whose term is over",
  "communities-take-calendar-when-year-due": "tests/cases/next-calendar: December comes",
  "courses-forget-course-when-attendance-due": "tests/journeys/course-attendance: two years after the end of a course",
  "courses-suggest-course-when-skill-gap-changed": "tests/journeys/skill-course: five openings ask for a skill",
  "mediation-release-lead-when-roster-left": "tests/simulation/mediation: a mediator leaves the roster",
};
