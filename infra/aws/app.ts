import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { buildBundles } from "./bundle.ts";
import { buildLinli } from "./linli.ts";
import { stages } from "./stage.ts";

const named = stages();
buildBundles();
const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
for (const stage of named) buildLinli(app, stage);
app.synth();
