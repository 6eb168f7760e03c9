import { deadlinePartition } from "#shared/table/scope.ts";
import { answered, ask, json } from "./aws.ts";
import type { Deployed } from "./deployed.ts";
import { region } from "./room.ts";

type Keyed = Readonly<Record<"partition" | "sort", object>>;
type Page = { readonly Items: readonly Keyed[]; readonly LastEvaluatedKey?: object };

/** What belongs to no community, and what is due at some time: the two things that towns of one stage would share. */
const shared = {
  FilterExpression: "begins_with(#partition, :region) OR begins_with(#partition, :applications) OR #place = :due",
  ProjectionExpression: "#partition, sort",
  ExpressionAttributeNames: { "#partition": "partition", "#place": "firstPartition" },
  ExpressionAttributeValues: {
    ":region": { S: `R#${region}` },
    ":applications": { S: "A#" },
    ":due": { S: deadlinePartition(region) },
  },
};

/** Takes out of the region what earlier towns left there: a journey begins where nobody has applied, and nothing is due. */
export const emptyRegion = async ({ endpoint, table }: Pick<Deployed, "endpoint" | "table">): Promise<void> => {
  const call = (action: string, input: object) =>
    answered(ask(endpoint, json("dynamodb", `DynamoDB_20120810.${action}`, { TableName: table, ...input })));
  let from: object | undefined;
  do {
    const page = JSON.parse(await call("Scan", { ...shared, ExclusiveStartKey: from })) as Page;
    for (const { partition, sort } of page.Items) await call("DeleteItem", { Key: { partition, sort } });
    from = page.LastEvaluatedKey;
  } while (from);
};
