import { beforeAll, describe, expect, it } from "vitest";
import { services } from "#services/services.ts";
import type { Route } from "#shared/http/route.ts";
import { type PlayedExample, playAll } from "../examples/play.ts";
import { community } from "../examples/scenes.ts";

const routes = services.flatMap((service) => Object.values<Route>(service.routes));
const reads = routes.filter(({ method }) => method === "GET");

type Shape = Readonly<Record<string, unknown>>;
const shapeOf = (schema: unknown): Shape =>
  (schema as { readonly _zod: { readonly def: { readonly shape?: Shape } } })._zod.def.shape ?? {};
const lists = reads.filter(({ reply }) => "items" in shapeOf(reply)).map(({ operation }) => operation);

/** What is asked for by more than its place: whose numbers, or by what they are counted. */
const asksFor: Readonly<Record<string, readonly string[]>> = {
  listPlacementCounts: ["by"],
  listRoleHolders: ["role"],
  listSeats: ["seriesId"],
  searchPeople: ["term"],
};

type Told = { readonly status: number; readonly tag: string | null; readonly again: number; readonly bare: number };

const ask = async ({ route, sent, town }: PlayedExample, query: string, held?: string) => {
  const given: Record<string, string> = { community, ...sent.params };
  const path = route.path.replace(/\{(\w+)\}/g, (_, part: string) => encodeURIComponent(given[part] ?? ""));
  const headers = {
    ...(sent.code && { "linli-code": sent.code }),
    ...(sent.session && { "linli-session": sent.session }),
    ...(held && { "if-none-match": held }),
  };
  return town.send(sent.as, "GET", query === "" ? path : `${path}?${query}`, { headers });
};

const look = async (played: PlayedExample): Promise<Told> => {
  const { operation } = played.route;
  const query = String(new URLSearchParams(played.sent.query as Record<string, string> | undefined));
  const { status, headers } = await ask(played, query);
  const tag = headers.get("etag");
  const again = await ask(played, query, tag ?? undefined);
  const bare = asksFor[operation] ? status : (await ask(played, "")).status;
  return { status, tag, again: again.status, bare };
};

describe("whatever is read", () => {
  const told = new Map<string, Told>();
  beforeAll(async () => {
    await playAll({
      afterwards: async (played) => {
        if (played.route.method === "GET") told.set(played.route.operation, await look(played));
      },
    });
  });

  it.each(reads.map(({ operation }) => operation))(
    "%s has a tag, and is told as 304 to whoever holds it",
    (operation) => {
      const { status, tag, again } = told.get(operation) ?? {};
      expect({ status, tag, again }).toEqual({ status: 200, tag: expect.stringMatching(/^"[^"]+"$/), again: 304 });
    },
  );

  it.each(lists)("%s needs no filter", (operation) => {
    expect(told.get(operation)?.bare).toBe(200);
  });

  it("is all lists that page", () => {
    expect(lists.length).toBeGreaterThan(40);
    expect(Object.keys(asksFor).filter((operation) => !lists.includes(operation))).toEqual([]);
  });
});
