import { beforeAll, describe, expect, it } from "vitest";
import { onSqlite, openTown, type Town } from "../town/town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown({ on: onSqlite() });
});

const cases = "/v1/communities/yangguang-huayuan/mediation/cases";
const roster = "/v1/communities/yangguang-huayuan/communities/roster-imports";

/** How much of its body was asked for, and what was answered. */
const asked = async (persona: string | undefined, method: string, target: string) => {
  const limits: number[] = [];
  const authorization = persona ? { authorization: `Bearer ${await town.token(persona)}` } : {};
  const headers = { "content-type": "application/json", ...authorization };
  const read = async (most: number) => {
    limits.push(most);
    return undefined;
  };
  const told = await town.answer({ method, target, headers, read });
  const { limit } = (await told.json()) as { limit?: string };
  return { status: told.status, limits, ...(limit && { limit }) };
};

describe("a body", () => {
  it("is not read where nobody takes it, or who sends it may not come in", async () => {
    expect(await asked("sun", "POST", "/v1/nowhere")).toEqual({ status: 404, limits: [] });
    expect(await asked("sun", "PATCH", cases)).toEqual({ status: 405, limits: [] });
    expect(await asked(undefined, "POST", cases)).toEqual({ status: 401, limits: [] });
  });

  it("is read as far as the operation takes it", async () => {
    expect(await asked("sun", "POST", cases)).toEqual({ status: 413, limits: [64 * 1024], limit: "64 KB" });
    const large = { status: 413, limits: [4 * 1024 * 1024], limit: "4 MB" };
    expect(await asked("admin-yangguang", "POST", roster)).toEqual(large);
  });
});
