import { CfnParameter, CfnRule, Fn, type Stack } from "aws-cdk-lib";
import type { Stage } from "./stage.ts";

type Placeholder = { readonly name: string; readonly because: string };

/** AWS's own example of an account. */
const exampleAccount = "123456789012";

/** Names that are nobody's: those that RFC 2606 keeps for examples, and China's. */
const exampleHost = /(^|\.)(example(\.(com|net|org|cn))?|invalid|test)$/;

/** What a stage file says only for the sake of the synthesis, and nobody could be served with. */
export const placeholdersIn = ({ account, issuer }: Pick<Stage, "account" | "issuer">): Placeholder[] => [
  ...(account === exampleAccount
    ? [{ name: "AccountIsAPlaceholder", because: `${account} is AWS's example of an account` }]
    : []),
  ...(exampleHost.test(new URL(issuer).hostname)
    ? [{ name: "IssuerIsAPlaceholder", because: `${issuer} can be nobody's issuer, and no token would be taken` }]
    : []),
];

/** Takes no value at all. */
const nothing = "^(?!)$";

/**
 * Lets a stack with placeholders be synthesized and not deployed. The template asks for a parameter that has no value
 * and takes none: the CLI ends before it asks CloudFormation for anything, and CloudFormation would refuse it too.
 * See docs/adr/0017.
 */
export const refuseDeploying = (stack: Stack, placeholders: readonly Placeholder[]): void => {
  for (const { name, because } of placeholders) {
    const parameter = new CfnParameter(stack, name, {
      description: because,
      allowedPattern: nothing,
      constraintDescription: because,
    });
    const assert = Fn.conditionEquals(parameter.valueAsString, name);
    new CfnRule(stack, `${name}Rule`, { assertions: [{ assert, assertDescription: because }] });
  }
};
