import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { cursorAfter, placeAfter } from "./cursor.ts";
import { conditionExpression, updateExpression } from "./dynamodb-expressions.ts";
import { known } from "./dynamodb-failures.ts";
import { indexKeys } from "./layout.ts";
import { checkCommit, checkKey, checkKeys, checkQuery, checkSingle } from "./limits.ts";
import type { Item, Key, Page, Query, Table, Write } from "./table.ts";

const returnOld = { ReturnValuesOnConditionCheckFailure: "ALL_OLD" } as const;

const keyOnly = ({ partition, sort }: Key): Key => ({ partition, sort });

/** One write as each of DynamoDB's calls spells it. */
const spelled = (TableName: string, write: Write) => {
  if ("put" in write) return { Put: { TableName, Item: write.put, ...conditionExpression(write.when), ...returnOld } };
  if ("delete" in write)
    return { Delete: { TableName, Key: keyOnly(write.delete), ...conditionExpression(write.when), ...returnOld } };
  const exists = { path: ["partition"], is: "present" } as const;
  const when = [exists, ...(write.when ?? [])];
  if ("check" in write)
    return { ConditionCheck: { TableName, Key: keyOnly(write.check), ...conditionExpression(when), ...returnOld } };
  return { Update: { TableName, Key: keyOnly(write.update), ...updateExpression(write.changes, when), ...returnOld } };
};

const boundsOf = (query: Query): { test: string; values: Record<string, string> } => {
  const { prefix, from, to } = query;
  if (prefix !== undefined) return { test: "begins_with(#sort, :prefix)", values: { ":prefix": prefix } };
  if (from !== undefined && to !== undefined)
    return { test: "#sort BETWEEN :from AND :to", values: { ":from": from, ":to": to } };
  if (from !== undefined) return { test: "#sort >= :from", values: { ":from": from } };
  return to === undefined ? { test: "", values: {} } : { test: "#sort <= :to", values: { ":to": to } };
};

const spelledQuery = (TableName: string, query: Query) => {
  const names = query.index ? indexKeys[query.index] : { partition: "partition", sort: "sort" };
  const { test, values } = boundsOf(query);
  return {
    TableName,
    KeyConditionExpression: ["#partition = :partition", test].filter((part) => part).join(" AND "),
    ExpressionAttributeNames: { "#partition": names.partition, ...(test && { "#sort": names.sort }) },
    ExpressionAttributeValues: { ":partition": query.partition, ...values },
    ScanIndexForward: !query.reverse,
    Limit: query.limit,
    ...(query.index ? { IndexName: query.index } : { ConsistentRead: true }),
    ...(query.cursor && { ExclusiveStartKey: placeAfter(query, query.cursor) }),
  };
};

const mostEmptyRounds = 8;

/** The table of a stage. Credentials, region and endpoint come from the environment, or from `client`. */
export const dynamodbTable = (name: string, client: DynamoDBClient = new DynamoDBClient({})): Table => {
  const documents = DynamoDBDocumentClient.from(client);

  const batch = async (keys: readonly Key[], round = 0): Promise<Item[]> => {
    const request = { RequestItems: { [name]: { Keys: keys.map(keyOnly), ConsistentRead: true } } };
    const { Responses, UnprocessedKeys } = await documents.send(new BatchGetCommand(request)).catch(known);
    const found = (Responses?.[name] ?? []) as Item[];
    const left = (UnprocessedKeys?.[name]?.Keys ?? []) as Key[];
    if (left.length === 0) return found;
    if (round >= mostEmptyRounds) return known({ name: "ThrottlingException" });
    return [...found, ...(await batch(left, round + 1))];
  };

  const single = async (write: Write): Promise<Item | undefined> => {
    const { Put, Delete, Update } = spelled(name, write) as Partial<Record<string, object>>;
    if (Put) await documents.send(new PutCommand(Put as never));
    if (Delete) await documents.send(new DeleteCommand(Delete as never));
    if (!Update) return "put" in write ? write.put : undefined;
    const { Attributes } = await documents.send(new UpdateCommand({ ...Update, ReturnValues: "ALL_NEW" } as never));
    return Attributes as Item;
  };

  return {
    async get(key) {
      checkKey(key);
      const request = { TableName: name, Key: keyOnly(key), ConsistentRead: true };
      return (await documents.send(new GetCommand(request)).catch(known)).Item as Item | undefined;
    },
    async getMany(keys) {
      checkKeys(keys);
      const found = new Map((await batch(keys)).map((item) => [JSON.stringify([item.partition, item.sort]), item]));
      return keys.map(({ partition, sort }) => found.get(JSON.stringify([partition, sort])));
    },
    async query(query): Promise<Page> {
      checkQuery(query);
      const { Items, LastEvaluatedKey } = await documents
        .send(new QueryCommand(spelledQuery(name, query)))
        .catch(known);
      const items = (Items ?? []) as Item[];
      return LastEvaluatedKey ? { items, cursor: cursorAfter(query, LastEvaluatedKey as Item) } : { items };
    },
    async write(write) {
      checkSingle(write);
      return single(write).catch(known);
    },
    async commit(writes) {
      checkCommit(writes);
      const request = { TransactItems: writes.map((write) => spelled(name, write)) as never[] };
      await documents.send(new TransactWriteCommand(request)).catch(known);
    },
  };
};
