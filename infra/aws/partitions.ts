import { RegionInfo } from "aws-cdk-lib/region-info";

/** What a stage asks of its region. */
type Wishes = {
  readonly region: string;
  readonly issuer: string;
  readonly runtime: string;
  readonly architecture: string;
  readonly switches: { readonly encryptedBus: boolean };
  readonly messages: { readonly gateways: readonly string[] };
};

/** What differs between the partitions Linli runs in, and how a stage lives with it. */
export type Difference = {
  readonly feature: string;
  /** The partitions that lack it, or for which nobody has confirmed it. */
  readonly lackedBy: readonly Partition[];
  readonly instead: string;
  /** Whether a stage asks for it; such a stage is refused where it is lacked. */
  readonly isWanted?: (stage: Wishes) => boolean;
};

const partitions = ["aws", "aws-cn"] as const;
export type Partition = (typeof partitions)[number];

/** Sources: AWS's feature lists of its China regions; "unconfirmed" where they say nothing. */
export const differences: readonly Difference[] = [
  {
    feature: "Lambda runtime nodejs24.x",
    lackedBy: ["aws-cn"],
    instead: 'unconfirmed: `"runtime": "nodejs22.x"` until it was seen there',
    isWanted: ({ runtime }) => runtime === "nodejs24.x",
  },
  {
    feature: "Lambda on arm64",
    lackedBy: ["aws-cn"],
    instead: 'unconfirmed: `"architecture": "x86_64"`',
    isWanted: ({ architecture }) => architecture === "arm64",
  },
  {
    feature: "EventBridge bus and archive under a customer key",
    lackedBy: ["aws-cn"],
    instead: 'unconfirmed: `"encryptedBus": false`, the bus is encrypted with a key of AWS',
    isWanted: ({ switches }) => switches.encryptedBus,
  },
  {
    feature: "Cognito user pools",
    lackedBy: ["aws-cn"],
    instead: "any OpenID Connect issuer with RS256 keys; the stage names it",
    isWanted: ({ issuer }) => /(^|\.)cognito-idp\./.test(new URL(issuer).hostname),
  },
  { feature: "X-Ray for Lambda", lackedBy: ["aws-cn"], instead: "not used anywhere: lines carry a request id" },
  { feature: "Function URLs", lackedBy: ["aws-cn"], instead: "not used anywhere: HTTP API" },
  {
    feature: "SES",
    lackedBy: ["aws-cn"],
    instead: "e-mail goes by any SMTP server that a secret names; alarms go to an SNS topic",
  },
  {
    feature: "SMS by SNS",
    lackedBy: ["aws-cn"],
    instead: "not used anywhere: texts go to each community's own gateway",
  },
  {
    feature: "Gateways in any country",
    lackedBy: ["aws-cn"],
    instead: 'PIPL §38: `"gateways"` names the hosts of providers in the region',
    isWanted: ({ messages }) => messages.gateways.includes("*"),
  },
  {
    feature: "CloudFront without own domain and ICP",
    lackedBy: ["aws-cn"],
    instead: "not used anywhere; the API's own domain needs the ICP filing too",
  },
];

const isKnown = (partition: string | undefined): partition is Partition =>
  partitions.some((each) => each === partition);

/** Why a stage cannot stand in its region, one sentence for each reason; none where it can. */
export const refusalsOf = (stage: Wishes): string[] => {
  const { partition } = RegionInfo.get(stage.region);
  if (!isKnown(partition))
    return [`${stage.region} is in no partition that Linli was drawn for: ${partitions.join(", ")}`];
  return differences
    .filter(({ lackedBy, isWanted }) => lackedBy.includes(partition) && isWanted?.(stage))
    .map(({ feature, instead }) => `${stage.region} (${partition}) lacks ${feature}: ${instead}`);
};
