import { Annotations, Stack, Validations } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { stackOf } from "./names.ts";
import type { Refused } from "./stage.ts";

/**
 * Stands for a stage file that holds no stage. The CLI tells the reason and fails wherever it is asked for this stack,
 * and so for all of them, but not where it is asked for the stacks of another stage.
 */
export class RefusedStack extends Stack {
  constructor(scope: Construct, { file, because }: Refused) {
    const part = file.replace(/\.json$/, "").replaceAll(/[^A-Za-z0-9]+/g, "-");
    super(scope, stackOf(part, "refused"));
    const reason = "nothing of a stage that is none is there to be deployed";
    Validations.of(this).acknowledge({ id: "CloudFormation-Validate::F0001", reason });
    Annotations.of(this).addError(`${file}: ${because}`);
  }
}
