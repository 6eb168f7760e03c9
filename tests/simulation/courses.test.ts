import { plants } from "./courses/plants.ts";
import { coursesScenario } from "./courses/scenario.ts";
import { describeScenario } from "./describe-scenario.ts";

describeScenario({ scenario: coursesScenario, plants, regressions: [304] });
