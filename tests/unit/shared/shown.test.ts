import { describe, expect, it } from "vitest";
import * as z from "zod";
import { madeBy } from "#shared/domain/made.ts";
import { shown } from "#shared/http/shown.ts";

const Thing = z.object({ id: z.string(), note: z.string().optional() });
const Card = z.object({ id: z.string() });
const View = z.object({ verbs: z.array(z.string()), thing: Thing, last: z.int().optional() });

const kept = madeBy(Thing, { id: "a", note: "b", secret: "c" });

describe("a reply", () => {
  it("shows a whole thing of the store as its schema made it, alone or as a field, in the order of its fields", () => {
    expect(shown(Thing, kept)).toEqual({ id: "a", note: "b" });
    const view = shown(View, { thing: kept, verbs: ["close"], secret: "d" });
    expect(JSON.stringify(view)).toBe('{"verbs":["close"],"thing":{"id":"a","note":"b"}}');
  });

  it("looks through what stands beside it", () => {
    expect(() => shown(View, { thing: kept, verbs: [7] })).toThrow(z.ZodError);
    expect(() => shown(View, { thing: kept })).toThrow(z.ZodError);
  });

  it("looks through what its schema did not make: a copy, and what another schema shows less of", () => {
    expect(shown(View, { thing: { ...kept, secret: "c" }, verbs: [] })).toEqual({ verbs: [], thing: kept });
    expect(() => shown(View, { thing: { ...kept, id: 7 }, verbs: [] })).toThrow(z.ZodError);
    expect(shown(Card, kept)).toEqual({ id: "a" });
    expect(shown(z.object({ thing: Card }), { thing: kept })).toEqual({ thing: { id: "a" } });
  });

  it("looks through all where a rule is about several fields, or where others are let in", () => {
    const ruled = View.refine(({ thing, verbs }) => thing.note !== undefined || verbs.length > 0);
    expect(() => shown(ruled, { thing: madeBy(Thing, { id: "a" }), verbs: [] })).toThrow(z.ZodError);
    expect(() => shown(z.strictObject(View.shape), { thing: kept, verbs: [], more: 1 })).toThrow(z.ZodError);
  });
});
