import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import type { OutsideSettings } from "#shared/outside/stage-outside.ts";
import type { Stage } from "./stage.ts";

/**
 * How a function is told of the way out. The mail server's address holds a password, so it comes as the code key does:
 * by a dynamic reference, into an environment under the stage's key. See ADR 11.
 */
export const outsideEnvironment = (
  scope: Construct,
  { allowedOrigins: [origin = ""], messages: { gateways, smtp, onlyTo } }: Stage,
): Record<string, string> => ({
  OUTSIDE: JSON.stringify({ origin, gateways, onlyTo, from: smtp?.from } satisfies OutsideSettings),
  SMTP: smtp ? Secret.fromSecretCompleteArn(scope, "Smtp", smtp.secret).secretValue.unsafeUnwrap() : "none",
});
