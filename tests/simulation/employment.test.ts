import { describeScenario } from "./describe-scenario.ts";
import { plants } from "./employment/plants.ts";
import { employmentScenario } from "./employment/scenario.ts";

describeScenario({ scenario: employmentScenario, plants, regressions: [] });
