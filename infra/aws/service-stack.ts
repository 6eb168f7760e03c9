import { Stack, Tags } from "aws-cdk-lib";
import { type HttpMethod, HttpNoneAuthorizer, HttpRoute, HttpRouteKey } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { Rule } from "aws-cdk-lib/aws-events";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import { services } from "#services/services.ts";
import { accountOf } from "#shared/people/membership.ts";
import type { Service } from "#shared/service.ts";
import { acknowledge } from "./acknowledge.ts";
import { kindOf, wakingFacts } from "./alarms.ts";
import { sendingTo } from "./constructs/dead-letters.ts";
import { LinliFunction } from "./constructs/function.ts";
import { type Gateway, openOrigin } from "./constructs/gateway.ts";
import { keepOldQueues } from "./constructs/old-queues.ts";
import type { ServiceQueue } from "./constructs/queues.ts";
import type { DataStack } from "./data-stack.ts";
import { gatewayRoutes } from "./gateway-routes.ts";
import { countOf, stackOf } from "./names.ts";
import { outsideEnvironment } from "./outside.ts";
import { type Place, placeIn } from "./place.ts";
import type { Stage } from "./stage.ts";

/** What keeps something of people: every service. */
const keepers = services.map(({ name }) => name);

type Environment = Readonly<Record<string, string>>;

type Around = {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly gateway: Gateway;
  /** Where the facts wait that it hears, if it hears any. */
  readonly queue: ServiceQueue | undefined;
};

/** The operators as the handlers know people: by the digest of issuer and subject. */
const operatorsOf = ({ issuer, operators }: Stage): string =>
  operators.map((subject) => accountOf({ issuer, subject })).join(" ");

/**
 * The secret reaches the function as a dynamic reference: CloudFormation reads it while it deploys, so no template
 * holds it, and the function's environment is encrypted with the stage's key. See ADR 11.
 */
const codeKeyFor = (scope: Construct, { codeKey }: DataStack): string =>
  Secret.fromSecretCompleteArn(scope, "CodeKey", codeKey.secretArn).secretValue.unsafeUnwrap();

/** One service: a function for its routes, and one that listens on its queue. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, { stage, data, gateway, queue }: Around, tables: Service) {
    super(scope, stackOf(stage.name, tables.name), { env: { account: stage.account, region: stage.region } });
    const place = placeIn(this, stage, data);
    const codeKey = { CODE_KEY: codeKeyFor(this, data), LINKS_AT: openOrigin(this, stage, gateway) };
    const out = tables.sendsOut ? { ...codeKey, ...outsideEnvironment(this, stage) } : {};
    this.#answer(place, gateway, tables, { ...codeKey, ...out });
    if (queue) this.#listen(place, queue, tables, out);
    this.#count(place, tables);
    Tags.of(this).add("linli:stage", stage.name);
  }

  #answer(place: Place, { api, authorizer }: Gateway, { name, routes }: Service, secrets: Environment): void {
    const { lambda } = new LinliFunction(this, "Http", place, {
      name: `${name}-http`,
      bundle: name,
      entry: "http",
      timeoutSeconds: 15,
      environment: {
        OPERATORS: operatorsOf(place.stage),
        KEEPERS: keepers.join(" "),
        ...secrets,
      },
    });
    const integration = new HttpLambdaIntegration("Integration", lambda, { scopePermissionToRoute: false });
    for (const { method, path, isPublic } of gatewayRoutes(name, routes)) {
      const route = new HttpRoute(this, `${method} ${path}`, {
        httpApi: api,
        routeKey: HttpRouteKey.with(path, method as HttpMethod),
        integration,
        authorizer: isPublic ? new HttpNoneAuthorizer() : authorizer,
      });
      if (isPublic) acknowledge(route, "APIG4", "public by its route table: nothing personal is told");
    }
  }

  #listen(place: Place, { queue, deadLetters }: ServiceQueue, { name }: Service, secrets: Environment): void {
    const { lambda } = new LinliFunction(this, "Events", place, {
      name: `${name}-events`,
      bundle: name,
      entry: "events",
      timeoutSeconds: 60,
      hasQueues: true,
      environment: { QUEUE_URL: queue.queueUrl, DEAD_LETTERS_URL: deadLetters.queueUrl, ...secrets },
    });
    lambda.addToRolePolicy(sendingTo(queue, deadLetters));
    lambda.addEventSource(new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true }));
    if (place.stage.switches.oldQueues) keepOldQueues(this, place, name, lambda);
  }

  /** A rule without a target: the bus counts what it matches, and the alarm rings on that count. */
  #count({ stage, data }: Place, { name }: Service): void {
    for (const { kind, type } of wakingFacts.filter(({ service }) => service === name))
      new Rule(this, kind, {
        ruleName: countOf(stage.name, kind),
        description: kindOf(kind).says,
        eventBus: data.bus,
        eventPattern: { source: [`linli.${name}`], detailType: [type] },
      });
  }
}
