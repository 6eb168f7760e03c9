import { Stack } from "aws-cdk-lib";
import { type IRole, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import { acknowledge } from "../acknowledge.ts";
import { filesBundle } from "../bundle.ts";
import { keyUse } from "../key.ts";
import { filesOf, functionOf } from "../names.ts";
import type { Place } from "../place.ts";
import type { Stage } from "../stage.ts";
import { LinliFunction } from "./function.ts";

/** The address of the bucket, in every partition. */
export const originOfFiles = (scope: Construct, stage: Stage): string =>
  `https://${filesOf(stage)}.s3.${stage.region}.${Stack.of(scope).urlSuffix}`;

type Granted = { readonly actions: readonly string[]; readonly keys?: string };

/** Lets a function do some things with the keys of a pattern, or with the bucket as a whole. */
const grant = ({ lambda }: LinliFunction, stage: Stage, { actions, keys }: Granted): void => {
  const { partition } = Stack.of(lambda);
  const arn = `:s3:::${filesOf(stage)}${keys ? `/${keys}` : ""}`;
  lambda.addToRolePolicy(
    new PolicyStatement({ actions: actions.map((action) => `s3:${action}`), resources: [`arn:${partition}${arn}`] }),
  );
  const finding = `IAM5[Resource::arn:<AWS::Partition>${arn}]`;
  if (keys)
    acknowledge(lambda.role as IRole, finding, "keys are made of ids: the pattern names the room and the service");
};

/** The one function that reads and writes bytes: it looks at what was sent, and removes what is over. */
export class FilesFunction extends Construct {
  constructor(scope: Construct, place: Place) {
    super(scope, "Files");
    const { stage, key } = place;
    const made = new LinliFunction(this, "Files", place, {
      name: "files",
      bundle: filesBundle(stage.architecture),
      entry: "files",
      timeoutSeconds: 50,
      memoryMegabytes: 1769,
      knowsNoTable: true,
      environment: { FILES_BUCKET: filesOf(stage) },
    });
    grant(made, stage, { actions: ["ListBucket", "ListBucketVersions"] });
    grant(made, stage, { actions: ["GetObject"], keys: "awaited/*" });
    grant(made, stage, { actions: ["PutObject"], keys: "kept/*" });
    grant(made, stage, { actions: ["DeleteObject", "DeleteObjectVersion"], keys: "*" });
    made.lambda.addToRolePolicy(keyUse(key, stage, ["s3"]));
  }
}

/** A service makes addresses by which its own files are sent and read; the bytes it never touches. */
export const letAddress = (made: LinliFunction, { stage, key }: Place, service: string): void => {
  grant(made, stage, { actions: ["PutObject"], keys: `awaited/*/${service}/*` });
  grant(made, stage, { actions: ["GetObject"], keys: `kept/*/${service}/*` });
  made.lambda.addToRolePolicy(keyUse(key, stage, ["s3"]));
};

/** What a service hears of its files it has done by their function. */
export const letOrder = ({ lambda }: LinliFunction, { stage }: Place): void => {
  const { partition } = Stack.of(lambda);
  const arn = `arn:${partition}:lambda:${stage.region}:${stage.account}:function:${functionOf(stage.name, "files")}`;
  lambda.addToRolePolicy(new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [arn] }));
};
