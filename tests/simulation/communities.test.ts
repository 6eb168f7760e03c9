import { plants } from "./communities/plants.ts";
import { communitiesScenario } from "./communities/scenario.ts";
import { describeScenario } from "./describe-scenario.ts";

describeScenario({ scenario: communitiesScenario, plants, regressions: [] });
