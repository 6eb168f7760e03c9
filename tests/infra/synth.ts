import { App, Validations } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { AwsSolutionsChecks } from "cdk-nag";
import { buildBundles } from "#infra/aws/bundle.ts";
import { DataStack } from "#infra/aws/data-stack.ts";
import { LinliStack } from "#infra/aws/linli-stack.ts";
import { type Stage, stages } from "#infra/aws/stage.ts";

export type Synthesized = { readonly stage: Stage; readonly data: Template; readonly app: Template };

/** Every stage as its templates; throws where cdk-nag or the region validator finds anything. */
export const synthesize = (): Synthesized[] => {
  buildBundles();
  const app = new App({
    context: {
      "@aws-cdk/core:validateAgainstDefaultRules": true,
      "@aws-cdk/core:defaultCrossStackReferences": "strong",
      "@aws-cdk/core:target-partitions": ["aws", "aws-cn"],
    },
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const made = stages().map((stage) => {
    const data = new DataStack(app, stage);
    return { stage, data, app: new LinliStack(app, stage, data) };
  });
  return made.map(({ stage, data, app: linli }) => ({
    stage,
    data: Template.fromStack(data),
    app: Template.fromStack(linli),
  }));
};
