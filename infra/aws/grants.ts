import { readFileSync } from "node:fs";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import * as z from "zod";
import type { DataStack } from "./data-stack.ts";

/** What each function asks of the table, as `npm run docs` recorded it over the tests' plays. */
const TableGrants = z.record(z.string(), z.object({ table: z.array(z.string()), indexes: z.array(z.string()) }));

const granted = TableGrants.parse(JSON.parse(readFileSync(new URL("./table-grants.json", import.meta.url), "utf8")));

/** The statements that let a function do at the table what it was seen to do, and no more. */
export const tableStatements = (name: string, { table }: DataStack): PolicyStatement[] => {
  const { table: actions, indexes } = granted[name] ?? { table: [], indexes: [] };
  const named = (action: string): string => `dynamodb:${action}`;
  return [
    ...(actions.length > 0 ? [new PolicyStatement({ actions: actions.map(named), resources: [table.tableArn] })] : []),
    ...(indexes.length > 0
      ? [
          new PolicyStatement({
            actions: [named("Query")],
            resources: indexes.map((index) => `${table.tableArn}/index/${index}`),
          }),
        ]
      : []),
  ];
};
