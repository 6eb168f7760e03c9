import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { services } from "#services/services.ts";
import type { Route } from "#shared/http/route.ts";
import { type Example, playExamples } from "../examples/play.ts";
import { openTown, type Town } from "../town/town.ts";
import { pathOf } from "./ids.ts";

const requests = Number(process.env.FUZZ_REQUESTS ?? 1500);
const operations: readonly Route[] = services.flatMap(({ routes }) => Object.values(routes));
const personas = ["sun", "yu", "qin", "admin-yangguang", "ding", "ops", "zhao"] as const;

const strange = fc.oneof(
  fc.constantFrom(
    null,
    true,
    -1,
    0,
    1e308,
    2 ** 53,
    "",
    "#",
    "\u0000",
    "\ud800",
    "x".repeat(3000),
    "__proto__",
    "../..",
    "' OR 1=1",
  ),
  fc.constantFrom("2021-13", "9999-12-31", "2021/late", "per_aaaaaaaaaaaaaaaaaaaa", "zh-CN", "😀", "+8613800138000"),
  fc.array(fc.constantFrom(1, "a", null, {}), { maxLength: 30 }),
  fc.dictionary(fc.string({ maxLength: 5 }), fc.constantFrom(1, "a", null, []), { maxKeys: 5 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.double(),
);

type Path = readonly (string | number)[];
const placesIn = (value: unknown, path: Path = []): Path[] =>
  typeof value === "object" && value !== null
    ? [path, ...Object.entries(value).flatMap(([name, part]) => placesIn(part, [...path, name]))]
    : [path];

const replaced = (value: unknown, [name, ...rest]: Path, by: unknown): unknown => {
  if (name === undefined) return by;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  (copy as Record<string | number, unknown>)[name] = replaced(
    (value as Record<string | number, unknown>)[name],
    rest,
    by,
  );
  return copy;
};

/** A body that was right once, with a few of its parts made strange. */
const mutated = (body: unknown): fc.Arbitrary<unknown> =>
  fc.array(fc.tuple(fc.nat(), strange), { minLength: 0, maxLength: 3 }).map((changes) =>
    changes.reduce<unknown>((now, [nth, by]) => {
      const places = placesIn(now);
      return replaced(now, places[nth % places.length] ?? [], by);
    }, body ?? {}),
  );

const bytesOf = (value: unknown): string =>
  JSON.stringify(value, (_, part) => (typeof part === "bigint" ? String(part) : part)) ?? "";

type Wire = {
  readonly route: Route;
  readonly persona: string;
  readonly body: string;
  readonly id: string;
  readonly query: string;
  readonly key: number;
};

const wireOf = (examples: Readonly<Record<string, Example>>): fc.Arbitrary<Wire> =>
  fc.constantFrom(...operations).chain((route) =>
    fc.record({
      route: fc.constant(route),
      persona: fc.constantFrom(...personas),
      body: fc.oneof(
        { weight: 5, arbitrary: mutated(examples[route.operation]?.success.request.body).map(bytesOf) },
        { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
      ),
      id: fc.oneof(fc.constant(""), fc.string({ maxLength: 30 })),
      query: fc.oneof(
        { weight: 3, arbitrary: fc.constant("") },
        {
          weight: 1,
          arbitrary: fc
            .tuple(fc.constantFrom("limit", "cursor", "status", "x"), fc.string({ maxLength: 20 }))
            .map(([name, value]) => `?${name}=${encodeURIComponent(value.toWellFormed())}`),
        },
      ),
      key: fc.nat({ max: 50 }),
    }),
  );

describe("whatever is sent", () => {
  let town: Town;
  let examples: Readonly<Record<string, Example>>;
  const unexpected: unknown[] = [];
  beforeAll(async () => {
    ({ examples } = await playExamples());
    const log = { info: () => {}, error: (_: string, fields: object) => void unexpected.push(fields) };
    town = await openTown({ log });
  });

  it(`is answered within the rules, never by a fault: ${requests} requests`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.noShrink(wireOf(examples)), async ({ route, persona, body, id, query, key }) => {
        const given =
          id === ""
            ? {}
            : Object.fromEntries(
                Object.keys(route.params._zod.def.shape).map((name) => [name, encodeURIComponent(id.toWellFormed())]),
              );
        const target = pathOf(route.path, { community: "yangguang-huayuan", ...given }) + query;
        const type = route.upload?.[0] ?? "application/json";
        const headers = { "content-type": type, "idempotency-key": `k${key}` };
        const answer = await town.send(persona, route.method, target, {
          headers,
          ...(route.method === "POST" && { body }),
        });
        expect(unexpected).toEqual([]);
        expect(answer.status).toBeLessThan(500);
        if (answer.status >= 400)
          expect(answer.body).toMatchObject({
            status: answer.status,
            code: expect.any(String),
            requestId: expect.any(String),
          });
        else if (route.media.includes("json")) expect(z.safeParse(route.reply, answer.body).success).toBe(true);
      }),
      { numRuns: requests, seed: 20_261_124, endOnFailure: true },
    );
    await town.drain();
    expect(unexpected).toEqual([]);
  });
});
