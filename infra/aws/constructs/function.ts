import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { Role } from "aws-cdk-lib/aws-iam";
import { Architecture, Code, Function as LambdaFunction, Runtime, RuntimeFamily } from "aws-cdk-lib/aws-lambda";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { acknowledge } from "../acknowledge.ts";
import { bundleFolder } from "../bundle.ts";
import { tableStatements } from "../grants.ts";
import { keyUse } from "../key.ts";
import { functionOf } from "../names.ts";
import type { Place } from "../place.ts";
import { sentFrom } from "../sources.ts";

export type LinliFunctionProps = {
  /** Its name in the stage, by which its grants, its alarms and its log are found: `mediation-http`. */
  readonly name: string;
  readonly bundle: string;
  /** The name of the export in the bundle. */
  readonly entry: string;
  readonly timeoutSeconds: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether it reads or fills encrypted queues. */
  readonly hasQueues?: boolean;
  /** It knows neither table nor secret: it writes its log, and does no more. */
  readonly isAlone?: boolean;
};

/** The log of a function or a gateway, under the stage's key and for as long as the stage says. */
export const logGroupIn = (scope: Construct, id: string, { stage, key }: Place): LogGroup =>
  new LogGroup(scope, id, {
    retention: stage.logRetentionDays,
    removalPolicy: RemovalPolicy.RETAIN,
    encryptionKey: key,
  });

/** A role that may write its own log, use the key through what it reads, and do at the table what was recorded. */
const roleIn = (
  scope: Construct,
  { stage, data, key }: Place,
  { name, hasQueues, isAlone }: LinliFunctionProps,
): Role => {
  const role = new Role(scope, "Role", { assumedBy: sentFrom(stage.account, "lambda.amazonaws.com") });
  for (const statement of tableStatements(name, data)) role.addToPolicy(statement);
  if (!isAlone) role.addToPolicy(keyUse(key, stage, ["dynamodb", "lambda", ...(hasQueues ? ["sqs" as const] : [])]));
  return role;
};

/** A Lambda function of Linli, with a role, a log and a name of its own. */
export class LinliFunction extends Construct {
  readonly lambda: LambdaFunction;

  constructor(scope: Construct, id: string, place: Place, props: LinliFunctionProps) {
    super(scope, id);
    const { stage, data, key } = place;
    const { name, bundle, entry, timeoutSeconds, environment, isAlone } = props;
    const logGroup = logGroupIn(this, "Log", place);
    const role = roleIn(this, place, props);
    logGroup.grantWrite(role);
    this.lambda = new LambdaFunction(this, "Function", {
      functionName: functionOf(stage.name, name),
      runtime: new Runtime(stage.runtime, RuntimeFamily.NODEJS, { supportsInlineCode: true }),
      architecture: stage.architecture === "arm64" ? Architecture.ARM_64 : Architecture.X86_64,
      code: Code.fromAsset(bundleFolder(bundle)),
      handler: `index.${entry}`,
      memorySize: 1024,
      timeout: Duration.seconds(timeoutSeconds),
      role,
      logGroup,
      ...(!isAlone && { environment: { TABLE_NAME: data.table.tableName, ...environment } }),
      environmentEncryption: key,
    });
    if (stage.runtime !== "nodejs24.x")
      acknowledge(
        this.lambda,
        "L1",
        "nodejs24.x is not confirmed for the China regions; the stage file says which runtime",
      );
  }
}
