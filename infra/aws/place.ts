import { type IKey, Key } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";
import type { DataStack } from "./data-stack.ts";
import type { Stage } from "./stage.ts";

/** Where a construct stands: its stage, what the stage keeps, and the key as a stack may use but not change it. */
export type Place = { readonly stage: Stage; readonly data: DataStack; readonly key: IKey };

/** The place of a stack's constructs. The key is only referred to: its policy is written in one file. */
export const placeIn = (scope: Construct, stage: Stage, data: DataStack): Place => ({
  stage,
  data,
  key: Key.fromKeyArn(scope, "Key", data.key.keyArn),
});
