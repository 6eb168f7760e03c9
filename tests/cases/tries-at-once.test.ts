import { beforeEach, describe, expect, it } from "vitest";
import { shortCodeStore } from "#services/courses/store/short-code-store.ts";
import { codeStore } from "#shared/people/codes.ts";
import { type CommunityTable, communityScope, scoped } from "#shared/table/scope.ts";
import { inYangguang } from "../town/jobs.ts";
import { openTown } from "../town/town.ts";

const now = "2026-03-02T01:00:00.000Z";
const expiresAt = "2026-03-03T01:00:00.000Z";
const right = "a".repeat(26);
const wrong = "b".repeat(26);
const bookingId = `bkg_${"a".repeat(28)}`;
const granny = `per_${"a".repeat(20)}`;

let table: CommunityTable;
beforeEach(async () => {
  const town = await openTown({ start: now });
  table = scoped(town.world.table, communityScope("local", inYangguang.slug));
});

const issued = async () => {
  const codes = codeStore(table);
  const thing = ["PERSON", granny];
  await table.write(codes.issue(thing, "claim", { code: right, verbs: ["claim"], expiresAt }));
  return (code: string, verb = "claim") => codes.mustOpen(thing, "claim", { code, verb, now });
};

const printed = async () => {
  const digits = shortCodeStore(table);
  for (const write of digits.issue(granny, "123456", { bookingId, expiresAt })) await table.write(write);
  return (code: string) => digits.open(granny, code, now);
};

/** A hundred and twenty wrong ones and the right one last, all at once: how many are let in. */
const opened = async (tries: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(tries)).filter(({ status }) => status === "fulfilled").length;
const misses = Array.from({ length: 120 });

describe("many tries at once", () => {
  it("of a code are no more than ten: the right one, last, opens nothing", async () => {
    const attempt = await issued();
    expect(await opened([...misses.map(() => attempt(wrong)), attempt(right)])).toBe(0);
    await expect(attempt(right)).rejects.toThrow("code-invalid");
  });

  it("of the digits of a slip are no more than ten either", async () => {
    const attempt = await printed();
    expect(await opened([...misses.map(() => attempt("654321")), attempt("123456")])).toBe(0);
    await expect(attempt("123456")).rejects.toThrow("code-invalid");
  });

  it("count only where they missed: what opens, or is for another verb, is no miss", async () => {
    const [attempt, digits] = [await issued(), await printed()];
    for (let nth = 0; nth < 9; nth += 1) {
      await expect(attempt(wrong)).rejects.toThrow("code-invalid");
      await expect(digits("654321")).rejects.toThrow("code-invalid");
    }
    for (let nth = 0; nth < 3; nth += 1) {
      await expect(attempt(right, "consent")).rejects.toThrow("code-invalid");
      await attempt(right);
      expect(await digits("123456")).toBe(bookingId);
    }
    await expect(attempt(wrong)).rejects.toThrow("code-invalid");
    await expect(attempt(right)).rejects.toThrow("code-invalid");
  });
});
