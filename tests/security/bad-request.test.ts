import { beforeAll, describe, expect, it } from "vitest";
import { filedCase, inYangguang } from "../town/cases.ts";
import { openTown, type Town } from "../town/town.ts";

const cases = "/v1/communities/yangguang-huayuan/mediation/cases";

type Told = { status: number; code: string; errors: { parameter?: string; code: string }[] };

describe("a bad request", () => {
  let town: Town;
  let caseId: string;
  beforeAll(async () => {
    town = await openTown();
    caseId = (await filedCase(town, inYangguang)).caseId;
  });

  const seen = async (target: string, wire = {}) => {
    const { status, body } = await town.send("sun", "GET", target, wire);
    return { ...(body as Told), status };
  };

  it("is an absurd cursor or limit, and another list's cursor", async () => {
    for (const cursor of ["x", "AAAA", "%00", encodeURIComponent("中"), "a".repeat(3000)])
      expect((await seen(`${cases}?status=reported&cursor=${cursor}`)).status).toBe(400);
    for (const limit of ["0", "101", "-1", "1.5", "x", "1e99"])
      expect(await seen(`${cases}?status=reported&limit=${limit}`)).toMatchObject({
        status: 400,
        errors: [{ parameter: "limit" }],
      });
    await filedCase(town, inYangguang);
    const { body } = await (await town.as("sun")).listCases({ query: { status: "reported", limit: 1 } });
    expect(await seen(`${cases}?building=2${encodeURIComponent("栋")}&cursor=${body.nextCursor}`)).toMatchObject({
      status: 400,
      code: "cursor-invalid",
    });
    expect(await seen(`${cases}/${caseId}/timeline?cursor=${body.nextCursor}`)).toMatchObject({
      code: "cursor-invalid",
    });
  });

  it("is an unknown or repeated parameter, an unknown order, or two filters", async () => {
    expect(await seen(`${cases}?status=reported&order=name`)).toMatchObject({
      errors: [{ parameter: "order", code: "unknown-parameter" }],
    });
    for (const query of [
      "?sort=name",
      "?status=reported&status=resolved",
      "?status=reported&lead=x",
      "?building=3栋&status=reported",
    ])
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
    const tokens = [
      "",
      "x",
      `${valid}x`,
      valid.split(".").slice(0, 2).join("."),
      `${valid.split(".")[0]}..`,
      "é".repeat(9000),
    ];
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
