import fc from "fast-check";
import { ConditionFailed, type Query, type Table, type Write } from "#shared/table/table.ts";

const partitions = ["A", "B"] as const;
const sorts = ["STATE", "JOURNAL#1", "JOURNAL#2", "é", "中"] as const;

const key = fc.record({ partition: fc.constantFrom(...partitions), sort: fc.constantFrom(...sorts) });
const scalar = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constantFrom("a", "b", "é"), fc.boolean());
const path = fc.constantFrom(["n"], ["map", "a"], ["map", "b"], ["text"], ["version"]) as fc.Arbitrary<
  [string, ...string[]]
>;

const condition = fc.oneof(
  fc.record({ path, is: fc.constantFrom("absent" as const) }),
  fc.record({ path, is: fc.constantFrom("present" as const) }),
  fc.record({ path, is: fc.constant("equals" as const), value: scalar }),
  fc.record({
    path,
    is: fc.constantFrom("at-least" as const, "at-most" as const, "below" as const),
    value: fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constantFrom("a", "b")),
  }),
);
const when = fc.array(condition, { maxLength: 2 });

const content = fc.record({
  n: fc.integer({ min: -5, max: 5 }),
  map: fc.dictionary(fc.constantFrom("a", "b"), scalar, { maxKeys: 2 }),
  text: fc.constantFrom("", "a", "中"),
});
const put = fc
  .tuple(key, content, fc.option(fc.constantFrom("I", "J"), { nil: undefined }), when)
  .map(([at, held, place, conditions]): Write => {
    const index = place ? { firstPartition: place, firstSort: `${at.sort} ${at.partition}`, card: { n: held.n } } : {};
    return { put: { ...at, ...held, ...index }, when: conditions };
  });

const change = fc.oneof(
  fc
    .tuple(fc.constantFrom(["n"] as [string], ["map", "a"] as [string, string]), scalar)
    .map(([set, to]) => ({ set, to })),
  fc.integer({ min: -3, max: 3 }).map((by) => ({ add: ["version"] as [string], by })),
  fc.constant({ remove: ["map", "b"] as [string, string] }),
  fc.constant({ copy: ["copied"] as [string], from: ["text"] as [string] }),
);
const changes = fc.uniqueArray(change, {
  minLength: 1,
  maxLength: 3,
  selector: (each) => JSON.stringify(Object.values(each)[0]),
});

const update = fc
  .tuple(key, changes, when)
  .map(([at, changed, conditions]): Write => ({ update: at, changes: changed, when: conditions }));
const remove = fc.tuple(key, when).map(([at, conditions]): Write => ({ delete: at, when: conditions }));
const check = fc.tuple(key, condition).map(([at, only]): Write => ({ check: at, when: [only] }));

const addressOf = (write: Write): string => {
  const at =
    "put" in write ? write.put : "update" in write ? write.update : "delete" in write ? write.delete : write.check;
  return `${at.partition} ${at.sort}`;
};

const query = fc
  .record({
    partition: fc.constantFrom("A", "B", "I", "J"),
    prefix: fc.option(fc.constantFrom("J", "JOURNAL#", "é"), { nil: undefined }),
    reverse: fc.boolean(),
    limit: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ partition, prefix, reverse, limit }): Query => {
    const index = partition === "I" || partition === "J" ? ({ index: "first" } as const) : {};
    return { partition, reverse, limit, ...(prefix && { prefix }), ...index };
  });

/** One step of a program at the port. */
export type Step =
  | { readonly write: Write }
  | { readonly commit: readonly Write[] }
  | { readonly get: { partition: string; sort: string } }
  | { readonly getMany: readonly { partition: string; sort: string }[] }
  | { readonly query: Query };

export const program: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.oneof(put, update, remove).map((write) => ({ write })) },
    {
      weight: 3,
      arbitrary: fc
        .uniqueArray(fc.oneof(put, update, remove, check), { minLength: 2, maxLength: 4, selector: addressOf })
        .map((commit) => ({ commit })),
    },
    { weight: 1, arbitrary: key.map((get) => ({ get })) },
    {
      weight: 1,
      arbitrary: fc
        .uniqueArray(key, { minLength: 1, maxLength: 4, selector: ({ partition, sort }) => partition + sort })
        .map((getMany) => ({ getMany })),
    },
    { weight: 2, arbitrary: query.map((asked) => ({ query: asked })) },
  ),
  { minLength: 5, maxLength: 25 },
);

/** All that a query answers, page by page; how the pages are cut is each store's own. */
const allOf = async (table: Table, asked: Query): Promise<unknown[]> => {
  const items: unknown[] = [];
  let cursor: string | undefined;
  do {
    const page = await table.query({ ...asked, ...(cursor && { cursor }) });
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  return items;
};

const performed = async (table: Table, step: Step): Promise<unknown> => {
  if ("write" in step) return table.write(step.write);
  if ("commit" in step) return table.commit(step.commit);
  if ("get" in step) return table.get(step.get);
  if ("getMany" in step) return table.getMany(step.getMany);
  return allOf(table, step.query);
};

/** What a step answers, with failures told alike on every store: what failed and met what, or a bug. */
export const answerOf = async (table: Table, step: Step): Promise<unknown> => {
  try {
    return await performed(table, step);
  } catch (error) {
    return error instanceof ConditionFailed ? { failures: error.failures } : "a bug";
  }
};
