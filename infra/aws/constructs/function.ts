import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, Code, Function as LambdaFunction, Runtime, RuntimeFamily } from "aws-cdk-lib/aws-lambda";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { indexKeys } from "#shared/table/layout.ts";
import { acknowledge } from "../acknowledge.ts";
import { bundleFolder } from "../bundle.ts";
import type { DataStack } from "../data-stack.ts";
import type { Stage } from "../stage.ts";

export type LinliFunctionProps = {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly bundle: string;
  /** The name of the export in the bundle. */
  readonly entry: string;
  readonly timeoutSeconds: number;
};

const tableActions = [
  "BatchGetItem",
  "ConditionCheckItem",
  "DeleteItem",
  "GetItem",
  "PutItem",
  "Query",
  "UpdateItem",
].map((action) => `dynamodb:${action}`);

/** A Lambda function of Linli, with a role of its own that may write its log and reach the table, and no more. */
export class LinliFunction extends Construct {
  readonly lambda: LambdaFunction;

  constructor(scope: Construct, id: string, { stage, data, bundle, entry, timeoutSeconds }: LinliFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, "Log", {
      retention: stage.logRetentionDays,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const role = new Role(this, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    logGroup.grantWrite(role);
    const indexes = Object.keys(indexKeys).map((name) => `${data.table.tableArn}/index/${name}`);
    role.addToPolicy(new PolicyStatement({ actions: tableActions, resources: [data.table.tableArn, ...indexes] }));
    this.lambda = new LambdaFunction(this, "Function", {
      runtime: new Runtime(stage.runtime, RuntimeFamily.NODEJS, { supportsInlineCode: true }),
      architecture: stage.architecture === "arm64" ? Architecture.ARM_64 : Architecture.X86_64,
      code: Code.fromAsset(bundleFolder(bundle)),
      handler: `index.${entry}`,
      memorySize: 1024,
      timeout: Duration.seconds(timeoutSeconds),
      role,
      logGroup,
      environment: { TABLE_NAME: data.table.tableName, NODE_OPTIONS: "--enable-source-maps" },
    });
    if (stage.runtime !== "nodejs24.x")
      acknowledge(
        this.lambda,
        "L1",
        "nodejs24.x is not confirmed for the China regions; the stage file says which runtime",
      );
  }
}
