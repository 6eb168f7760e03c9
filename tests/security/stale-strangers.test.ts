import { beforeAll, expect, it } from "vitest";
import { services } from "#services/services.ts";
import type { Route } from "#shared/http/route.ts";
import { playAll } from "../examples/play.ts";
import { community, type Sent } from "../examples/scenes.ts";
import type { Town } from "../town/town.ts";

const routes: readonly Route[] = services.flatMap(({ routes: own }) => Object.values<Route>(own));
const readings = routes.filter(
  ({ method, access }) => method === "GET" && (access === "member" || typeof access === "object"),
);

/** The reading of the thing that a verb is of. */
const readingOf = ({ path }: Route): Route | undefined =>
  readings
    .filter((each) => each.path.endsWith("}") && path.startsWith(`${each.path}/`))
    .toSorted((one, other) => other.path.length - one.path.length)[0];

const strangers = ["qin", "tang", "yu", "ding", "fang", "miao", "admin-yangguang"];

type Seen = { readonly verb: string; readonly who: string; readonly status: number };

const pathOf = ({ path }: Route, { params }: Sent): string => {
  const given: Record<string, string> = { community, ...params };
  return path.replace(/\{(\w+)\}/g, (_, part: string) => encodeURIComponent(given[part] ?? ""));
};

/** The desk releases by its id what only the person reads: whom it may be released by, knows of it. */
const released: readonly string[] = ["releaseDataExport", "releaseErasure"];

let seen: Seen[];
beforeAll(async () => {
  seen = [];
  const instead = async (route: Route, sent: Sent, town: Town): Promise<Sent> => {
    const reading = route.method === "POST" && sent.code === undefined ? readingOf(route) : undefined;
    for (const who of reading ? strangers : []) {
      const read = await town.send(who, "GET", pathOf(reading as Route, sent));
      if (read.status !== 404) continue;
      const headers = {
        "content-type": "application/json",
        "idempotency-key": `${route.operation}-${who}`,
        "if-match": '"7777"',
      };
      const { status } = await town.send(who, "POST", pathOf(route, sent), {
        headers,
        body: JSON.stringify(sent.body ?? {}),
      });
      seen.push({ verb: route.operation, who, status });
    }
    return { ...sent, as: undefined };
  };
  await playAll({ instead });
});

it("to whom GET says 404 no verb of the same thing tells, by 412, that it is there", () => {
  expect(seen.filter(({ verb, status }) => status === 412 && !released.includes(verb))).toEqual([]);
  expect(new Set(seen.map(({ verb }) => verb)).size).toBeGreaterThan(30);
});
