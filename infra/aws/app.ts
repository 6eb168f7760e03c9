import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { buildBundles } from "./bundle.ts";
import { DataStack } from "./data-stack.ts";
import { LinliStack } from "./linli-stack.ts";
import { stages } from "./stage.ts";

buildBundles();
const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
for (const stage of stages()) new LinliStack(app, stage, new DataStack(app, stage));
app.synth();
