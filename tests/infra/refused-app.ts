import { App, Stack } from "aws-cdk-lib";
import { CfnTopic } from "aws-cdk-lib/aws-sns";
import { RefusedStack } from "#infra/aws/refused-stack.ts";

/** An app of one sound stage and one file that holds none, as the CLI meets them. */
const app = new App();
new CfnTopic(new Stack(app, "linli-sound-data"), "Topic");
new RefusedStack(app, { file: "torn.json", because: "is not JSON" });
app.synth();
