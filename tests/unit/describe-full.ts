import { describe, expect, it } from "vitest";

type Grow = (current: never, nth: number) => { readonly state: unknown } | undefined;

/** What grows with a verb, from what, how many more fit into it, and where one more is refused. */
export type Growing = readonly [what: string, first: unknown, many: number, pointer: string, grow: Grow];

/** Tests that the last one fits into each list, and that one more is refused at its pointer. */
export const describeFull = (lists: readonly Growing[]): void => {
  describe("a list that ends somewhere", () => {
    it.each(lists)("%s: the last one fits, one more is refused", (...row) => {
      const [, first, many, pointer, grow] = row;
      let state = first;
      for (let nth = 0; nth < many; nth += 1) state = grow(state as never, nth)?.state;
      expect(() => grow(state as never, many)).toThrow(
        expect.objectContaining({ code: "invalid", detail: { errors: [{ pointer, code: "too-big" }] } }),
      );
    });
  });
};
