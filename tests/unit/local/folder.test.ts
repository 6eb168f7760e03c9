import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { emptyFolder, prepareFolder } from "#infra/local/folder.ts";
import { tryLock } from "#infra/local/lock.ts";
import { originsIn } from "#infra/local/origins.ts";
import { codeKeyFor, codeKeyIn, issuerKeyFor, issuerKeyIn } from "#infra/local/secrets.ts";
import { temporaryFolder } from "../../town/process.ts";

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe("a data folder", () => {
  it("is its owner's alone, with what lay open before; one that holds other things too is left as it is", () => {
    const made = join(temporaryFolder(), "made");
    prepareFolder(made);
    expect(modeOf(made)).toBe("700");
    const old = join(temporaryFolder(), "old");
    mkdirSync(old, { mode: 0o755 });
    writeFileSync(join(old, "linli.sqlite"), "", { mode: 0o644 });
    prepareFolder(old);
    expect([modeOf(old), modeOf(join(old, "linli.sqlite"))]).toEqual(["700", "600"]);
    const shared = join(temporaryFolder(), "shared");
    mkdirSync(shared, { mode: 0o755 });
    writeFileSync(join(shared, "a letter"), "", { mode: 0o644 });
    prepareFolder(shared);
    expect([modeOf(shared), modeOf(join(shared, "a letter"))]).toEqual(["755", "644"]);
    emptyFolder(shared);
    expect(readdirSync(shared)).toEqual(["a letter"]);
  });

  it("keeps secrets whole, for its owner, and the same each time", async () => {
    const folder = temporaryFolder();
    expect([codeKeyIn(folder), issuerKeyIn(folder)]).toEqual([undefined, undefined]);
    const key = codeKeyFor(folder);
    expect(key).toMatch(/^[\w-]{43}$/);
    expect(codeKeyFor(folder)).toBe(key);
    expect(await issuerKeyFor(folder)).toEqual(await issuerKeyFor(folder));
    expect(readdirSync(folder).map((name) => [name, modeOf(join(folder, name))])).toEqual([
      ["code-key", "600"],
      ["issuer.json", "600"],
    ]);
  });

  it.each([
    ["empty", ""],
    ["cut off", "abc"],
    ["something else", `${"x".repeat(42)} `],
  ])("never takes a code key that is %s", (_, content) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "code-key"), content);
    expect(() => codeKeyFor(folder)).toThrow("is damaged");
    expect(readFileSync(join(folder, "code-key"), "utf8")).toBe(content);
  });

  it.each([
    ["empty", ""],
    ["torn", '{"private":{"kty":"RSA","n"'],
    ["without its private half", '{"public":{}}'],
  ])("never takes an issuer's key that is %s", async (_, content) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "issuer.json"), content);
    await expect(issuerKeyFor(folder)).rejects.toThrow("is damaged");
  });

  it("is one home's at a time", () => {
    const folder = temporaryFolder();
    const unlock = tryLock(folder);
    expect(unlock).toBeDefined();
    expect(tryLock(folder)).toBeUndefined();
    unlock?.();
    const again = tryLock(folder);
    expect(again).toBeDefined();
    again?.();
    expect(existsSync(join(folder, "lock"))).toBe(true);
  });
});

describe("the names that a home is reached under", () => {
  it("are those of loopback, and of LINLI_ORIGIN", () => {
    const none = originsIn(undefined);
    for (const host of ["localhost", "127.0.0.1:8477", "[::1]:8477", "LOCALHOST:1"])
      expect(none.allows(host)).toBe(true);
    for (const host of ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8477", "", undefined])
      expect(none.allows(host)).toBe(false);
    const two = originsIn("https://linli.example https://other.example:8443");
    for (const host of ["linli.example", "LINLI.example", "other.example:8443", "127.0.0.1"])
      expect(two.allows(host)).toBe(true);
    for (const host of ["other.example", "linli.example:8443", "x.linli.example"]) expect(two.allows(host)).toBe(false);
    expect([none.origin("http://here"), two.origin("http://here")]).toEqual(["http://here", "https://linli.example"]);
  });

  it.each(["linli.example", "ftp://linli.example", "https://linli.example/path", "https://me@linli.example"])(
    "are addresses: %s is none",
    (given) => {
      expect(() => originsIn(given)).toThrow("LINLI_ORIGIN");
    },
  );
});
