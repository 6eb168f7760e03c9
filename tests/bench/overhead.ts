import { BatchGetCommand, DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { devIssuer } from "#infra/local/issuer.ts";
import { mediation } from "#services/mediation/service.ts";
import { http } from "#shared/http/http.ts";
import type { GatewayEvent } from "#shared/http/request.ts";
import { dynamodbTable } from "#shared/table/dynamodb.ts";
import { conditionExpression } from "#shared/table/dynamodb-expressions.ts";
import type { Key, Table, Write } from "#shared/table/table.ts";
import { acceptedCase, inYangguang } from "../town/cases.ts";
import { onSqlite, openTown } from "../town/town.ts";
import { worldOn } from "../town/world-on.ts";
import { cannedDynamodb } from "./canned-dynamodb.ts";
import { measure } from "./rounds.ts";

const tableName = "linli";
const casesPath = "/v1/communities/yangguang-huayuan/mediation/cases";

const eventOf = (method: "GET" | "POST", rawPath: string, more: Partial<GatewayEvent> = {}): GatewayEvent => ({
  version: "2.0",
  rawPath,
  rawQueryString: "",
  headers: { "content-type": "application/json" },
  isBase64Encoded: false,
  requestContext: {
    requestId: "bench",
    http: { method, path: rawPath },
    authorizer: { jwt: { claims: { iss: devIssuer, sub: "sun" } } },
  },
  ...more,
});

type Calls = { readonly keys: readonly Key[]; readonly writes: readonly Write[] };

/** What the verb sends to its table, for the variant that sends the same without Linli. */
const callsOf = async (table: Table, run: (table: Table) => Promise<unknown>): Promise<Calls> => {
  let keys: readonly Key[] = [];
  let writes: readonly Write[] = [];
  const watched: Table = {
    ...table,
    getMany: (asked) => {
      keys = asked;
      return table.getMany(asked);
    },
    commit: async (given) => {
      writes = given;
    },
  };
  await run(watched);
  return { keys, writes };
};

/** The same conditional puts, spelled beforehand. */
const putsOf = (writes: readonly Write[]) =>
  writes.flatMap((write) =>
    "put" in write
      ? [
          {
            Put: {
              TableName: tableName,
              Item: write.put,
              ...conditionExpression(write.when),
              ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
            },
          },
        ]
      : [],
  );

/**
 * The CPU that Linli adds to the SDK's: a handler beside the bare calls it must make, the same client, the same
 * items. `read again` is the handler once more, for the noise of the measurement itself.
 */
export const measureOverhead = async () => {
  const town = await openTown({ on: onSqlite() });
  const { caseId } = await acceptedCase(town, inYangguang);
  const { world } = town.home;
  const client = cannedDynamodb(world.table);
  const documents = DynamoDBDocumentClient.from(client);
  const handler = http(worldOn(world, dynamodbTable(tableName, client)), mediation);

  let nth = 0;
  const negotiation = () => {
    nth += 1;
    return eventOf("POST", `${casesPath}/${caseId}/negotiate`, {
      headers: { "content-type": "application/json", "idempotency-key": `bench ${nth}` },
      body: JSON.stringify({ supplier: "甲", terms: "加装隔声罩" }),
    });
  };
  const mustSucceed = async (event: GatewayEvent): Promise<void> => {
    const { statusCode, body } = await handler(event, {});
    if (statusCode !== 200) throw new Error(body);
  };

  const { keys, writes } = await callsOf(world.table, (table) =>
    http(worldOn(world, table), mediation)(negotiation(), {}),
  );
  const [Key] = keys.map(({ partition, sort }) => ({ partition, sort }));
  const RequestItems = { [tableName]: { Keys: keys.map(({ partition, sort }) => ({ partition, sort })) } };
  const read = () => mustSucceed(eventOf("GET", `${casesPath}/${caseId}`));

  return measure({
    read,
    "read again": read,
    "read, bare": () => documents.send(new GetCommand({ TableName: tableName, Key, ConsistentRead: true })),
    verb: () => mustSucceed(negotiation()),
    "verb, bare": async () => {
      await documents.send(new BatchGetCommand({ RequestItems }));
      await documents.send(new TransactWriteCommand({ TransactItems: putsOf(writes) }));
    },
  });
};
