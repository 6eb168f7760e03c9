import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { buildBundles } from "./bundle.ts";
import { buildLinli } from "./linli.ts";
import { RefusedStack } from "./refused-stack.ts";
import { stageFiles } from "./stage.ts";

const { stages, refused } = stageFiles();
buildBundles();
const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
for (const stage of stages) buildLinli(app, stage);
for (const each of refused) new RefusedStack(app, each);
app.synth();
