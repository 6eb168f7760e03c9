import { marshall } from "@aws-sdk/util-dynamodb";
import type { Stage } from "#infra/aws/stage.ts";
import { devIssuer } from "#infra/local/issuer.ts";
import { services } from "#services/services.ts";
import { envelopesOf } from "#shared/events/relay.ts";
import { isHot } from "#shared/table/hot.ts";
import type { Played } from "../../examples/play.ts";
import type { Standing } from "./template.ts";

export const community = "yangguang-huayuan";

/** One real event for a function, of the kind that its stack makes call it, and an empty one of that kind. */
export type Occasion = {
  readonly kind: "http" | "page" | "queue" | "stream" | "schedule";
  readonly real: object;
  readonly empty: object;
  /** One that it cannot do anything with, where it has to say so to somebody. */
  readonly hopeless?: object;
};

type Around = {
  readonly stage: Stage;
  readonly all: readonly Standing[];
  readonly played: Pick<Played, "told" | "items">;
};

const pattern = (routeKey: string): RegExp =>
  new RegExp(`^${routeKey.replace("{proxy+}", "[^ ]+").replaceAll(/\{\w+\}/g, "[^/ ]+")}$`);

/** The routes of the API that a function answers. */
const routesTo = ({ all }: Around, { arn }: Standing): Standing[] => {
  const integrated = all.filter(
    ({ type, properties }) => type.endsWith("::Integration") && properties.IntegrationUri === arn,
  );
  return all.filter(
    ({ type, properties }) =>
      type.endsWith("V2::Route") && integrated.some(({ name }) => properties.Target === `integrations/${name}`),
  );
};

/** The read of a community, asked by somebody who belongs to it, that one of the function's routes takes. */
const request = (around: Around, called: Standing): object | undefined => {
  const { stage } = around;
  const routes = routesTo(around, called);
  const patterns = routes.map(({ properties }) => pattern(properties.RouteKey));
  const operation = services
    .flatMap((service) => Object.values(service.routes))
    .find(
      ({ method, path, reach, access }) =>
        method === "GET" &&
        reach === "community" &&
        access !== "operator" &&
        path.split("{").length === 2 &&
        patterns.some((each) => each.test(`${method} ${path}`)),
    );
  if (!operation) return undefined;
  const path = operation.path.replace("{community}", community);
  return {
    version: "2.0",
    routeKey: routes[0]?.properties.RouteKey,
    rawPath: path,
    rawQueryString: "",
    headers: { host: `api.${stage.region}.example`, accept: "application/json" },
    isBase64Encoded: false,
    requestContext: {
      accountId: stage.account,
      requestId: "shipped",
      http: { method: "GET", path, protocol: "HTTP/1.1", sourceIp: "192.0.2.1", userAgent: "test" },
      authorizer: { jwt: { claims: { iss: devIssuer, sub: "sun" }, scopes: null } },
    },
  };
};

type Delivered = Readonly<Record<string, unknown>> & { readonly body: string };

/**
 * What cannot be done: facts of another account, one of them for the fifth time, and one of a kind that no release of
 * the function has heard of.
 */
const hopeless = (fact: Delivered): object => {
  const delivered = JSON.parse(fact.body);
  const foreign = JSON.stringify({ ...delivered, account: "999999999999" });
  const young = JSON.stringify({ ...delivered, detail: { ...delivered.detail, type: "mediation.unheard-of.v1" } });
  const fifth = { failures: { stringValue: "4", dataType: "String" } };
  return {
    Records: [
      { ...fact, messageId: "foreign", body: foreign },
      { ...fact, messageId: "foreign for the fifth time", body: foreign, messageAttributes: fifth },
      { ...fact, messageId: "young", body: young },
    ],
  };
};

/** A consent is for one thing, and nothing to others who hear of consents. */
const isForAll = (type: string): boolean => !type.startsWith("communities.consent-");

/** A fact that was told in the plays and that a rule of this template brings to the function's queue, as SQS has it. */
const delivery = ({ stage, all, played }: Around, source: Standing): Delivered => {
  const rules = all.filter(
    ({ type, properties }) =>
      type === "AWS::Events::Rule" && properties.Targets?.some(({ Arn }: { Arn: string }) => Arn === source.arn),
  );
  const types = new Set<string>(rules.flatMap(({ properties }) => properties.EventPattern["detail-type"]));
  const fact = played.told.find(({ type }) => types.has(type) && isForAll(type));
  if (!fact) throw new Error(`no fact of the plays comes to ${source.name}`);
  const { account, region } = stage;
  const body = {
    version: "0",
    id: "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
    "detail-type": fact.type,
    source: fact.source,
    account,
    time: fact.time,
    region,
    resources: [],
    detail: { ...fact, region },
  };
  return {
    messageId: "059f36b4-87a3-44ab-83d2-661975830a7d",
    receiptHandle: "handle",
    body: JSON.stringify(body),
    attributes: { ApproximateReceiveCount: "1", SentTimestamp: String(Date.parse(fact.time)) },
    messageAttributes: {},
    eventSource: "aws:sqs",
    eventSourceARN: source.arn,
    awsRegion: region,
  };
};

/** A journal entry whose facts are to be told, and a hot item which is to be journalled, as the stream shows them. */
const changes = ({ stage, played }: Around): object[] =>
  [
    played.items.find((item) => envelopesOf(stage.region, item).length > 0),
    played.items.find((item) => isHot(item)),
  ].map((item, nth) => ({
    eventID: String(nth),
    eventName: "INSERT",
    eventSource: "aws:dynamodb",
    awsRegion: stage.region,
    dynamodb: {
      Keys: marshall({ partition: item?.partition, sort: item?.sort }),
      NewImage: marshall(item),
      SequenceNumber: String(nth + 1),
      StreamViewType: "NEW_AND_OLD_IMAGES",
    },
  }));

/** What calls a function, found in the template. Throws where nothing does, or something that is not known here. */
export const occasionOf = (around: Around, called: Standing): Occasion => {
  const { all, stage } = around;
  const asked = request(around, called);
  if (asked) return { kind: "http", real: asked, empty: {} };
  if (routesTo(around, called).some(({ properties }) => properties.RouteKey === "GET /c"))
    return { kind: "page", real: { version: "2.0", routeKey: "GET /c", rawPath: "/c" }, empty: {} };
  const mapping = all.find(
    ({ type, properties }) => type === "AWS::Lambda::EventSourceMapping" && properties.FunctionName === called.name,
  );
  const arn: string = mapping?.properties.EventSourceArn ?? "";
  const queue = all.find((each) => each.type === "AWS::SQS::Queue" && each.arn === arn);
  if (queue) {
    const fact = delivery(around, queue);
    return { kind: "queue", real: { Records: [fact] }, empty: { Records: [] }, hopeless: hopeless(fact) };
  }
  if (arn.endsWith("/StreamArn")) return { kind: "stream", real: { Records: changes(around) }, empty: { Records: [] } };
  if (all.some(({ type, properties }) => type === "AWS::Scheduler::Schedule" && properties.Target.Arn === called.arn)) {
    const real = { "detail-type": "Scheduled Event", source: "aws.scheduler", account: stage.account, detail: {} };
    return { kind: "schedule", real, empty: {} };
  }
  throw new Error(`nothing calls ${called.name}`);
};
