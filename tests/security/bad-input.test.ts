import { beforeAll, describe, expect, it } from "vitest";
import { filedCase, filingOf, inYangguang } from "../town/cases.ts";
import { openTown, type Town } from "../town/town.ts";

const cases = "/v1/communities/yangguang-huayuan/mediation/cases";
const json = { "content-type": "application/json", "idempotency-key": "k1" };
const nested = (depth: number): string => (depth === 0 ? "1" : `{"a":${nested(depth - 1)}}`);

type Told = { status: number; code: string; errors: { pointer?: string; parameter?: string; code: string; detail: string }[] };

describe("bad input", () => {
  let town: Town;
  let filing: Awaited<ReturnType<typeof filingOf>>;
  let caseId: string;
  beforeAll(async () => {
    town = await openTown();
    filing = await filingOf(town, inYangguang);
    caseId = (await filedCase(town, inYangguang)).caseId;
  });

  const listed = async () => (await (await town.as("sun")).listCases({ query: { status: "reported", limit: 100 } })).body.items;
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
    for (const body of ["[]", "null", "3", '"text"']) expect(await told(body)).toMatchObject({ status: 400, code: "invalid" });
  });

  it("is a lone surrogate, in a value or a name: 400 with its pointer", async () => {
    const value = JSON.stringify({ ...filing, description: "X" }).replace('"X"', '"\\ud800"');
    expect(await told(value)).toMatchObject({ code: "invalid", errors: [{ pointer: "/description", code: "broken-text" }] });
    expect(await told('{"\\udfff":1}')).toMatchObject({ code: "invalid", errors: [{ code: "unknown-field" }] });
  });

  it("is unknown fields, wrong types and missing fields: all told at once", async () => {
    const { errors } = await told(JSON.stringify({ ...filing, category: 7, place: undefined, extra: 1 }));
    expect(errors.map(({ pointer, code }) => [pointer, code])).toEqual(
      expect.arrayContaining([
        ["/category", "not-one-of"],
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
    expect(await told(body)).toMatchObject({ status: 422, code: "date-implausible", errors: [{ pointer: "/happenedOn" }] });
    expect(await told(JSON.stringify({ ...filing, happenedOn: "2021-02-30" }))).toMatchObject({ status: 400, code: "invalid" });
  });

  it("is a wrong If-Match", async () => {
    expect(await told(JSON.stringify(filing), { ...json, "if-match": "seven" })).toMatchObject({
      status: 400,
      errors: [{ parameter: "If-Match" }],
    });
  });

  const seen = async (target: string, wire = {}) => {
    const { status, body } = await town.send("sun", "GET", target, wire);
    return { ...(body as Told), status };
  };

  it("is an absurd cursor or limit, and another list's cursor", async () => {
    for (const cursor of ["x", "AAAA", "%00", encodeURIComponent("中"), "a".repeat(3000)])
      expect((await seen(`${cases}?status=reported&cursor=${cursor}`)).status).toBe(400);
    for (const limit of ["0", "101", "-1", "1.5", "x", "1e99"])
      expect(await seen(`${cases}?status=reported&limit=${limit}`)).toMatchObject({ status: 400, errors: [{ parameter: "limit" }] });
    await filedCase(town, inYangguang);
    const { body } = await (await town.as("sun")).listCases({ query: { status: "reported", limit: 1 } });
    expect(await seen(`${cases}?building=2${encodeURIComponent("栋")}&cursor=${body.nextCursor}`)).toMatchObject({
      status: 400,
      code: "cursor-invalid",
    });
    expect(await seen(`${cases}/${caseId}/timeline?cursor=${body.nextCursor}`)).toMatchObject({ code: "cursor-invalid" });
  });

  it("is an unknown or repeated parameter, no filter, or two", async () => {
    expect(await seen(`${cases}?status=reported&sort=name`)).toMatchObject({
      errors: [{ parameter: "sort", code: "unknown-parameter" }],
    });
    for (const query of ["", "?status=reported&status=resolved", "?status=reported&lead=x", "?building=3栋&status=reported"])
      expect((await seen(`${cases}${encodeURI(query)}`)).status).toBe(400);
  });

  it("is # or a control character in an id, a broken escape, an unknown path", async () => {
    for (const id of ["cas_%23", "cas_%00", "%0A", "..%2F..", "cas_"])
      expect([400, 404]).toContain((await seen(`${cases}/${id}`)).status);
    expect((await seen(`${cases}/%E0%A4%A`)).status).toBe(400);
    expect((await seen("/v1/nowhere")).status).toBe(404);
    expect((await seen("//")).status).toBe(404);
  });

  it("is an unknown or misspelt community", async () => {
    for (const slug of ["nowhere", "-", "UPPER", "a%23b", "..", "%00"])
      expect((await seen(`/v1/communities/${slug}/mediation/cases?status=reported`)).status).toBe(404);
  });

  it("is a body on GET: 400", async () => {
    expect(await seen(`${cases}?status=reported`, { body: "{}" })).toMatchObject({ status: 400, code: "malformed" });
  });

  it("is a missing, broken, expired or foreign token: 401", async () => {
    const valid = await town.token("sun");
    const tokens = ["", "x", `${valid}x`, valid.split(".").slice(0, 2).join("."), `${valid.split(".")[0]}..`, "é".repeat(9000)];
    for (const token of tokens) {
      const headers = { authorization: `Bearer ${token}` };
      const { status, body } = await town.send(undefined, "GET", `${cases}?status=reported`, { headers });
      expect(status).toBe(401);
      expect(body).toMatchObject({ code: "unauthenticated" });
    }
    town.clock.advance(13 * 60);
    const headers = { authorization: `Bearer ${valid}` };
    expect((await town.send(undefined, "GET", `${cases}?status=reported`, { headers })).status).toBe(401);
  });
});
