import { communities } from "#services/communities/service.ts";
import { employment } from "#services/employment/service.ts";
import type { Scenario } from "../scenario.ts";
import { learn, someIntent } from "./intents.ts";
import { type Known, prepare } from "./prepare.ts";
import { brokenPromises } from "./promises.ts";

const day = 24;

/** People are briefed, apply, are hired, leave and are hired again, while consents come and go and deadlines fall. */
export const employmentScenario: Scenario<Known> = {
  name: "employment",
  services: { communities, employment },
  clients: 5,
  intentsEach: 9,
  carriers: 3,
  indexPace: 0.36,
  leaps: { chance: 0.03, hours: 8 * day },
  prepare,
  intent: someIntent,
  learn,
  broken: brokenPromises,
  hoursAtRest: [6 * day, 30 * day, 370 * day],
};
