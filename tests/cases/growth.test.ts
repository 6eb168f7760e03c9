import { describe, expect, it } from "vitest";
import { services } from "#services/services.ts";
import { lengthOf } from "#shared/domain/text.ts";
import type { Route } from "#shared/http/route.ts";
import { playAll } from "../examples/play.ts";
import { isGate } from "../gate.ts";
import { asLongAsLetIn, grownRequest, growthLetters, textsIn } from "./growing.ts";

const operations: readonly Route[] = services.flatMap(({ routes }) => Object.values(routes));
const texts = operations.flatMap(({ operation, body }) =>
  body ? textsIn(body).map(({ path, schema }) => ({ operation, at: path.join("/"), schema })) : [],
);

const boundOf = (schema: (typeof texts)[number]["schema"]): number =>
  (schema.meta() as { maxLength?: number } | undefined)?.maxLength ?? Number.POSITIVE_INFINITY;

/** Each letter is a play of all examples: the two that grow most always, the others by the whole gate. */

describe("a text that grows when it is normalised", () => {
  it("is known at every operation", () => {
    expect(texts.length).toBeGreaterThan(300);
  });

  it("is kept as it was let in: what is stored is let in again, within its bound", () => {
    for (const { operation, at, schema } of texts)
      for (const letter of growthLetters) {
        const written = asLongAsLetIn(schema, letter);
        if (written === undefined) continue;
        const kept = String(schema.parse(written));
        expect([operation, at, letter, schema.safeParse(kept).data === kept]).toEqual([operation, at, letter, true]);
        expect([operation, at, lengthOf(kept) <= boundOf(schema)]).toEqual([operation, at, true]);
      }
  });

  it("is measured afterwards: a name of 31 letters that are two each is too big at every name", () => {
    const names = texts.filter(({ schema }) => boundOf(schema) === 60);
    expect(names.length).toBeGreaterThan(60);
    for (const { operation, at, schema } of names) {
      const { error } = schema.safeParse("\u0958".repeat(31));
      expect([operation, at, error?.issues[0]?.code]).toEqual([operation, at, "too_big"]);
    }
  });

  it.each(isGate ? ["\u0958", "ﷺ", "👨‍👩‍👧", "ŉ", "e\u0301"] : ["\u0958", "ﷺ"])(
    "breaks no later read and no reaction: %s",
    async (letter) => {
      const faults: unknown[] = [];
      const refused: unknown[] = [];
      const log = {
        info: (_: string, { requestId, status }: { requestId?: string; status?: number }) => {
          if (requestId?.endsWith("-instead") && (status ?? 0) >= 400) refused.push(requestId);
        },
        error: (message: string, fields: object) => void faults.push({ message, ...fields }),
      };
      const { examples } = await playAll({ instead: grownRequest(letter), log });
      expect(faults).toEqual([]);
      expect(Object.values(examples).filter(({ success }) => success.status >= 400)).toEqual([]);
      expect(refused.length).toBeLessThan(15);
    },
  );
});
