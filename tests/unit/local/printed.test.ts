import { describe, expect, it } from "vitest";
import { makeIssuerKey } from "#infra/local/issuer.ts";
import { blockAt, everyPersona, personaTokens, wordsOf } from "#infra/local/printed.ts";

/** How wide a terminal shows it: a Chinese character takes two columns. */
const columnsOf = (line: string): number =>
  [...line].reduce((sum, each) => sum + (/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(each) ? 2 : 1), 0);

describe("what npm start prints", () => {
  it("fits a screen: 24 lines of 100 columns, with everybody who has a sign-in", async () => {
    const personas = await personaTokens({ key: await makeIssuerKey(), now: new Date(), isLiving: true });
    const lines = wordsOf(blockAt("http://127.0.0.1:18477", { personas, messages: "wait here" }), ".linli").split("\n");
    expect(lines.length).toBeLessThanOrEqual(24);
    expect(lines.filter((line) => columnsOf(line) > 100)).toEqual([]);
    const words = lines.join("\n").split(/\s+/);
    expect(everyPersona.filter(({ persona }) => !words.includes(persona))).toEqual([]);
    expect(lines.join("\n")).not.toContain("eyJ");
  });

  it("names no folder where it is the usual one, and the folder in the command where it is another", () => {
    const personas = [{ community: "meihua-yuan", persona: "lin", name: "林女士", roles: [], token: "x" }];
    const block = blockAt("http://127.0.0.1:8477", { personas, messages: "wait here" });
    expect(wordsOf(block, ".linli")).toContain("npm run -s token -- zhao)");
    expect(wordsOf(block, "elsewhere")).toContain("npm run -s token -- zhao --data elsewhere)");
  });
});
