import { describeScenario } from "./describe-scenario.ts";
import { plants } from "./mediation/plants.ts";
import { mediationScenario } from "./mediation/scenario.ts";

describeScenario({ scenario: mediationScenario, plants, regressions: [1, 1038] });
