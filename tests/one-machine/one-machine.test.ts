import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Block } from "#infra/local/printed.ts";
import { communitiesRoutes } from "#services/communities/routes.ts";
import { mediationRoutes } from "#services/mediation/routes.ts";
import { client } from "#shared/http/client.ts";
import { end, startProcess, temporaryFolder } from "../town/process.ts";

const routes = { ...communitiesRoutes, ...mediationRoutes };

const persona = ({ api, personas }: Block, name: string) => {
  const { community, token } = personas.find((each) => each.persona === name) ?? { community: "", token: "" };
  const options = { baseUrl: api.replace(/\/v1$/, ""), token, community: community ?? "", attempts: 1 };
  return client(routes, { ...options, send: (request) => fetch(request) });
};

const portOf = ({ api }: Block): number => Number(new URL(api).port);

const resolvedIn = async (block: Block) =>
  (await persona(block, "zhao").listCases({ query: { status: "resolved" } })).body.items;

describe("Linli on one machine", () => {
  it("prints its block, keeps everything over a restart, and stops clean", async () => {
    const folder = temporaryFolder();
    const first = await startProcess(folder, ["--port", "18477"]);
    const before = await resolvedIn(first.block);
    expect(before).toMatchObject([{ category: "ev-charging", building: "3栋" }]);
    expect(await end(first.child, "SIGINT")).toBe(0);
    const second = await startProcess(folder, ["--port", "18477"]);
    expect(await resolvedIn(second.block)).toEqual(before);
    const kept = await fetch(`${second.block.api}/me/communities`, {
      headers: { authorization: `Bearer ${first.block.personas[0]?.token}` },
    });
    expect(kept.status).toBe(200);
    await end(second.child, "SIGINT");
  });

  it("gives the same ids for the same seed, takes the next free port, and resets", async () => {
    const [one, other] = [temporaryFolder(), temporaryFolder()];
    const first = await startProcess(one, ["--port", "18577"]);
    const second = await startProcess(other, ["--port", "18577"]);
    expect(portOf(second.block)).toBeGreaterThan(portOf(first.block));
    expect(await resolvedIn(second.block)).toEqual(await resolvedIn(first.block));
    await end(first.child, "SIGINT");
    const again = await startProcess(one, ["--port", "18577", "--reset"]);
    expect(await resolvedIn(again.block)).toEqual(await resolvedIn(second.block));
    await end(again.child, "SIGINT");
    await end(second.child, "SIGINT");
  });

  it("listens on loopback only, with docs that load nothing from elsewhere, and an issuer", async () => {
    const { child, block } = await startProcess(temporaryFolder(), ["--port", "18677"]);
    const origin = block.api.replace(/\/v1$/, "");
    const page = await (await fetch(block.docs)).text();
    expect(page).not.toMatch(/https?:\/\//);
    for (const path of ["/docs/swagger-ui-bundle.js", "/docs/swagger-ui.css", "/docs/start.js", "/docs/openapi.json"])
      expect((await fetch(origin + path)).status).toBe(200);
    const discovery = (await (await fetch(`${origin}/.well-known/openid-configuration`)).json()) as {
      jwks_uri: string;
    };
    const { keys } = (await (await fetch(discovery.jwks_uri)).json()) as { keys: object[] };
    expect(keys).toMatchObject([{ kty: "RSA", alg: "RS256", kid: "dev" }]);
    expect(JSON.stringify(keys)).not.toContain('"d":');
    const preflight = await fetch(`${block.api}/me/communities`, { method: "OPTIONS" });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-headers")).toContain("Idempotency-Key");
    await end(child, "SIGINT");
  });

  it("refuses an option it does not know, and names the personas when asked for another", () => {
    const script = (name: string) => fileURLToPath(new URL(`../../infra/local/${name}`, import.meta.url));
    const main = spawnSync(process.execPath, [script("main.ts"), "--nonsense"], { encoding: "utf8" });
    expect(main.status).not.toBe(0);
    const folder = temporaryFolder();
    const token = spawnSync(process.execPath, [script("token.ts"), "--data", folder, "nobody"], { encoding: "utf8" });
    expect([token.status, token.stderr]).toEqual([1, expect.stringContaining("zhao")]);
    const good = spawnSync(process.execPath, [script("token.ts"), "--data", folder, "zhao"], { encoding: "utf8" });
    expect(good.stdout.trim().split(".")).toHaveLength(3);
  });
});
