import { beforeAll, describe, expect, it } from "vitest";
import { filingOf, inYangguang } from "../town/cases.ts";
import { openTown, type Town } from "../town/town.ts";

const cases = "/v1/communities/yangguang-huayuan/mediation/cases";
const json = { "content-type": "application/json", "idempotency-key": "k1" };
const nested = (depth: number): string => (depth === 0 ? "1" : `{"a":${nested(depth - 1)}}`);

type Told = {
  status: number;
  code: string;
  errors: { pointer?: string; parameter?: string; code: string; detail: string }[];
};

describe("a bad body", () => {
  let town: Town;
  let filing: Awaited<ReturnType<typeof filingOf>>;
  beforeAll(async () => {
    town = await openTown();
    filing = await filingOf(town, inYangguang);
  });

  const listed = async () =>
    (await (await town.as("sun")).listCases({ query: { status: "reported", limit: 100 } })).body.items;
  const told = async (body: string, headers: Record<string, string> = json): Promise<Told> => {
    const before = await listed();
    const answer = await town.send("sun", "POST", cases, { headers, body });
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await listed()).toEqual(before);
    return answer.body;
  };

  it("is malformed JSON: 400 with a pointer", async () => {
    for (const body of ["{", "nonsense", "[1,"])
      expect(await told(body)).toMatchObject({ status: 400, code: "malformed", errors: [{ pointer: "" }] });
  });

  it("is a body that is no object: 400", async () => {
    for (const body of ["[]", "null", "3", '"text"'])
      expect(await told(body)).toMatchObject({ status: 400, code: "invalid" });
  });

  it("is a lone surrogate, in a value or a name: 400 with its pointer", async () => {
    const value = JSON.stringify({ ...filing, description: "X" }).replace('"X"', '"\\ud800"');
    expect(await told(value)).toMatchObject({
      code: "invalid",
      errors: [{ pointer: "/description", code: "broken-text" }],
    });
    expect(await told('{"\\udfff":1}')).toMatchObject({ code: "invalid", errors: [{ code: "unknown-field" }] });
  });

  it("is unknown fields, wrong types and missing fields: all told at once", async () => {
    const { errors } = await told(JSON.stringify({ ...filing, category: 7, place: undefined, extra: 1 }));
    expect(errors.map(({ pointer, code }) => [pointer, code])).toEqual(
      expect.arrayContaining([
        ["/category", "wrong-type"],
        ["/place", "required"],
        ["/extra", "unknown-field"],
      ]),
    );
    expect(errors.every(({ detail }) => detail.length > 0)).toBe(true);
  });

  it("is __proto__: refused, and nothing is polluted", async () => {
    const body = JSON.stringify(filing).replace("{", '{"__proto__":{"admin":true},');
    expect(await told(body)).toMatchObject({ status: 400, code: "invalid" });
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it("is nested too deep: 400", async () => {
    expect(await told(nested(20))).toMatchObject({ code: "invalid", errors: [{ code: "too-deep" }] });
    expect((await told(nested(5000))).status).toBe(400);
  });

  it("is 64 KB and one byte: 413, while 64 KB is read", async () => {
    const sized = (bytes: number) => JSON.stringify({ a: "x".repeat(bytes - 8) });
    expect(await told(sized(64 * 1024 + 1))).toMatchObject({ status: 413, code: "too-large" });
    expect(await told(sized(64 * 1024))).toMatchObject({ status: 400, code: "invalid" });
  });

  it("is another content type: 415", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", ""])
      expect(await told("{}", { ...json, "content-type": type })).toMatchObject({ status: 415 });
  });

  it("is a missing, empty, too long or unprintable Idempotency-Key: 400", async () => {
    for (const key of ["", "x".repeat(256), "\u0007", "名"])
      expect(await told(JSON.stringify(filing), { ...json, "idempotency-key": key })).toMatchObject({
        status: 400,
        code: "idempotency-key-missing",
      });
  });

  it("is a person nobody knows, control characters or # where they cannot be", async () => {
    const unknown = { ...filing, disputants: [{ name: "甲", personId: `per_${"a".repeat(20)}` }] };
    expect(await told(JSON.stringify(unknown))).toMatchObject({
      errors: [{ pointer: "/disputants/0/personId", code: "unknown-person" }],
    });
    for (const building of ["2#栋", "2\u0000栋", "", "x".repeat(40)])
      expect(await told(JSON.stringify({ ...filing, place: { building } }))).toMatchObject({
        errors: [{ pointer: "/place/building" }],
      });
    expect(await told(JSON.stringify({ ...filing, description: "a\u0007b" }))).toMatchObject({
      errors: [{ pointer: "/description", code: "wrong-format" }],
    });
  });

  it("is an act in the future: 422", async () => {
    const body = JSON.stringify({ ...filing, happenedOn: "2031-01" });
    expect(await told(body)).toMatchObject({
      status: 422,
      code: "date-implausible",
      errors: [{ pointer: "/happenedOn" }],
    });
    expect(await told(JSON.stringify({ ...filing, happenedOn: "2021-02-30" }))).toMatchObject({
      status: 400,
      code: "invalid",
    });
  });

  it("is a wrong If-Match", async () => {
    expect(await told(JSON.stringify(filing), { ...json, "if-match": "seven" })).toMatchObject({
      status: 400,
      errors: [{ parameter: "If-Match" }],
    });
  });
});
