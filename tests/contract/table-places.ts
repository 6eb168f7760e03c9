import { expect } from "vitest";
import { ConditionFailed, type Table } from "#shared/table/table.ts";

export type MakeTable = () => Promise<Table>;

export const at = (partition: string, sort = "STATE") => ({ partition, sort });
export const place = (first: string, sort: string) => ({ firstPartition: first, firstSort: sort });
export const absent = { path: ["partition"], is: "absent" } as const;

/** The failed condition that an attempt ends with; anything else fails the test. */
export const failureOf = async (attempt: Promise<unknown>): Promise<ConditionFailed> => {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ConditionFailed);
  return error as ConditionFailed;
};
