import { beforeAll, describe, expect, it } from "vitest";
import { docsPage } from "#infra/local/docs-page.ts";
import { ShortCode } from "#shared/domain/short-code.ts";
import { codingFor } from "#shared/http/encoding.ts";
import { heldTag } from "#shared/http/etag.ts";
import { negotiate } from "#shared/http/language.ts";
import { typedCode } from "#shared/people/codes.ts";
import { openTown, type Town } from "../town/town.ts";

const community = "/v1/communities/yangguang-huayuan";
const json = { "content-type": "application/json", "idempotency-key": "a" };

let town: Town;
beforeAll(async () => {
  town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
});

const timed = (work: () => unknown): number => {
  const started = process.cpuUsage();
  work();
  return process.cpuUsage(started).user / 1000;
};

describe("a header of 15,500 characters", () => {
  const long = 15_500;
  // biome-ignore format: a table is read by its rows
  const headers: readonly (readonly [string, (text: string) => unknown, string])[] = [
    ["languages of blanks", (text) => negotiate(text, "en"), `zh${" ".repeat(long)}x`],
    ["languages of semicolons", (text) => negotiate(text, "en"), ";".repeat(long)],
    ["languages of commas", (text) => negotiate(text, "en"), ",".repeat(long)],
    ["codings of blanks", codingFor, `gzip${" ".repeat(long)}x`],
    ["tags of blanks", (text) => heldTag(text, '"1"'), `"1${" ".repeat(long)}x`],
    ["a code of blanks", typedCode, " ".repeat(long)],
    ["a code of dashes", typedCode, "-".repeat(long)],
  ];
  it.each(headers)("is read at once: %s", (_, read, text) => {
    read(text);
    const times = Array.from({ length: 9 }, () => timed(() => read(text))).toSorted((one, other) => one - other);
    expect(times[4]).toBeLessThan(20);
  });
});

describe("a body", () => {
  const filed = async (body: string | Uint8Array, headers: Record<string, string> = {}) =>
    town.send("sun", "POST", `${community}/mediation/cases`, { headers: { ...json, ...headers }, body });
  const filing = {
    category: "noise",
    place: { building: "4栋" },
    source: "proactive",
    disputants: [{ name: "甲" }],
  };

  it("in which a name stands twice is malformed", async () => {
    const text = JSON.stringify(filing);
    for (const twice of [
      text.replace("{", '{"category":"noise",'),
      text.replace('"building":', '"building":"4栋","building":'),
      text.replace('"category"', '"source":"desk","category"'),
      text.replace('"category"', '"sour\\u0063e":"desk","category"'),
    ])
      expect(await filed(twice)).toMatchObject({ status: 400, body: { code: "malformed" } });
    expect((await filed(text.replace('"甲"', '"甲\\":\\"乙"'))).status).toBe(201);
  });

  it("that is not of UTF-8 is malformed, of another character set or packed unsupported", async () => {
    const broken = Buffer.from(JSON.stringify(filing).replace("甲", "\u00ff"), "latin1");
    expect(await filed(broken, { "content-type": "application/json" })).toMatchObject({ status: 400 });
    const lost = await filed(JSON.stringify(filing).replace("甲", "\ufffd"), { "idempotency-key": "lost" });
    expect(lost).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/disputants/0/name", code: "broken-text" }] },
    });
    for (const [headers, detail] of [
      [{ "content-type": "text/plain" }, "Send it in another way: as application/json."],
      [{ "content-type": "application/json; charset=gbk" }, "Send it in another way: as application/json, in UTF-8."],
      [
        { "content-encoding": "gzip" },
        "Send it in another way: as application/json, not packed (Content-Encoding: identity).",
      ],
    ] as const)
      expect(await filed(JSON.stringify(filing), { ...headers, "accept-language": "en" })).toMatchObject({
        status: 415,
        body: { code: "unsupported-media-type", taken: ["application/json"], detail },
      });
    const usual = { "content-type": 'application/json; charset="UTF-8"', "idempotency-key": "b" };
    expect((await filed(JSON.stringify(filing), usual)).status).toBe(201);
  });
});

describe("a path", () => {
  it("with a slash at its end, or one in disguise, leads nowhere", async () => {
    const cases = `${community}/mediation/cases`;
    for (const [method, path] of [
      ["GET", `${cases}/`],
      ["POST", `${cases}/`],
      ["GET", `${community}%2Fmediation%2Fcases`],
      ["GET", `${community}/mediation%2fcases`],
    ] as const)
      expect([path, (await town.send("sun", method, path, { headers: json })).status]).toEqual([path, 404]);
  });

  it("of the documentation is one of its own files", async () => {
    for (const name of ["constructor", "__proto__", "toString", "../package.json"]) {
      const answer = await docsPage({ path: `/docs/${name}`, acceptEncoding: undefined }, async () => []);
      expect([name, answer.status]).toEqual([name, 404]);
    }
  });

  it("asks for a month that people plan for", async () => {
    for (const path of ["courses/sessions", "meetings/numbers", "meetings/meetings"])
      expect(await town.send("sun", "GET", `${community}/${path}?month=1000-01`)).toMatchObject({
        status: 400,
        body: { errors: [{ parameter: "month" }] },
      });
  });
});

describe("a token", () => {
  it("is one, and of no more than 8,000 characters", async () => {
    const token = await town.token("sun");
    const asked = (authorization: string) =>
      town.send(undefined, "GET", `${community}/communities/settings`, { headers: { authorization } });
    expect((await asked(`Bearer ${token}`)).status).toBe(200);
    for (const wrong of [`Bearer ${token} ${token}`, `Bearer ${token}, ${token}`, `Bearer ${"a".repeat(8_001)}`])
      expect((await asked(wrong)).status).toBe(401);
  });
});

describe("a code as it is typed by a Chinese input method", () => {
  it("is the code", () => {
    const code = "abcdefghijklmnopqrstuvwxyz".replace(/[01]/g, "a");
    const groups = code.match(/.{1,4}/g) ?? [];
    const wide = (text: string) =>
      text.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
    for (const typed of [groups.join("－"), groups.join(" "), groups.join("—"), wide(code), `${code}\u200b`])
      expect(typedCode(typed)).toBe(code);
    for (const typed of ["519 395", "５１９３９５", "519－395", " 519395 "])
      expect(ShortCode.parse(typed)).toBe("519395");
    for (const typed of ["51939", "5193955", "51939a"]) expect(ShortCode.safeParse(typed).success).toBe(false);
  });
});
