import { describeScenario } from "./describe-scenario.ts";
import { plants } from "./meetings/plants.ts";
import { meetingsScenario } from "./meetings/scenario.ts";

describeScenario({ scenario: meetingsScenario, plants, regressions: [130] });
