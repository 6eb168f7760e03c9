import { refuse } from "../domain/refusal.ts";
import type { Paging } from "../table/table.ts";

const cursorAt = (position: number): string => Buffer.from(`at ${position}`).toString("base64url");

const positionOf = (cursor: string, length: number): number => {
  const position = Number(/^at (\d{1,9})$/.exec(Buffer.from(cursor, "base64url").toString())?.[1] ?? "0");
  const isOurs = position > 0 && position < length && cursorAt(position) === cursor;
  return isOurs
    ? position
    : refuse("cursor-invalid", {
        errors: [{ parameter: "cursor", code: "wrong-format", wanted: { format: "cursor" } }],
      });
};

/** A page of a list that only grows at its end and was read whole. A cursor that is not its own is refused. */
export const pageAfter = <Entry>(entries: readonly Entry[], { limit, cursor }: Paging) => {
  const start = cursor === undefined ? 0 : positionOf(cursor, entries.length);
  const end = start + limit;
  const items = entries.slice(start, end);
  return end < entries.length ? { items, nextCursor: cursorAt(end) } : { items };
};
