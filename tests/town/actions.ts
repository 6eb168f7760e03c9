import { readFileSync } from "node:fs";
import type { Query, Table, Write } from "#shared/table/table.ts";

/** What a function asks DynamoDB for: an action on the table, or `Query` on one of its indexes. */
export type Action = { readonly name: string; readonly index?: string };

const actionOf = (write: Write): string => {
  if ("put" in write) return "PutItem";
  if ("update" in write) return "UpdateItem";
  return "delete" in write ? "DeleteItem" : "ConditionCheckItem";
};

const queried = ({ index }: Query): Action => (index ? { name: "Query", index } : { name: "Query" });

/** A table that tells the actions of each call before it is made. */
export const observed = (table: Table, onAction: (action: Action) => void): Table => {
  const tell = (names: readonly string[]): void => {
    for (const name of names) onAction({ name });
  };
  return {
    async get(key) {
      tell(["GetItem"]);
      return table.get(key);
    },
    async getMany(keys) {
      tell(["BatchGetItem"]);
      return table.getMany(keys);
    },
    async query(query) {
      onAction(queried(query));
      return table.query(query);
    },
    async write(write) {
      tell([actionOf(write)]);
      return table.write(write);
    },
    async commit(writes) {
      tell(writes.map(actionOf));
      return table.commit(writes);
    },
  };
};

type Grants = Readonly<Record<string, { readonly table: readonly string[]; readonly indexes: readonly string[] }>>;

export const grantsPath = new URL("../../infra/aws/table-grants.json", import.meta.url);

let granted: Grants | undefined;

/** Refuses what the function's role on AWS would refuse, so that every test in a town runs as narrow as AWS does. */
export const mustBeGranted = (name: string, { name: action, index }: Action): void => {
  granted ??= JSON.parse(readFileSync(grantsPath, "utf8")) as Grants;
  const own = granted[name];
  const isGranted = index ? own?.indexes.includes(index) : own?.table.includes(action);
  if (isGranted) return;
  const what = index ? `query the index ${index}` : `do ${action}`;
  throw new Error(
    `AccessDenied: ${name} may not ${what}. Play it in tests/examples, or name it in tests/infra/beyond-examples.ts, and run "npm run docs"`,
  );
};

/** The grants that what was seen asks for. */
export const grantsOf = (seen: ReadonlyMap<string, readonly Action[]>): Grants => {
  const rows = [...seen].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(
    rows.map(([name, actions]) => {
      const table = actions.filter(({ index }) => !index).map((action) => action.name);
      const indexes = actions.flatMap(({ index }) => index ?? []);
      return [name, { table: [...new Set(table)].toSorted(), indexes: [...new Set(indexes)].toSorted() }];
    }),
  );
};
