import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mostFailures } from "#shared/events/listen.ts";
import type { Posting, Sending } from "#shared/outside/outside.ts";
import { Busy, type Table, type Write } from "#shared/table/table.ts";
import { ground } from "../../town/town.ts";
import { outsideHere } from "./gateway.ts";
import { estateWithFairs, hours, registered } from "./partners.ts";

/** What a partner does to one request: it also ends the process before or after it took the fact. */
type Weather = "takes" | "fails" | "asks-to-wait" | "ends-before" | "ends-after";
/** What the store does to one write about a partner: it dies before or after it was made. */
type Fault = "none" | "dies-before" | "dies-after";

type Plan = { readonly weather: readonly Weather[]; readonly faults: readonly Fault[]; readonly fairs: number };

const plans: fc.Arbitrary<Plan> = fc.record({
  weather: fc.array(fc.constantFrom<Weather>("takes", "fails", "fails", "asks-to-wait", "ends-before", "ends-after"), {
    maxLength: 14,
  }),
  faults: fc.array(fc.constantFrom<Fault>("none", "none", "dies-before", "dies-after"), { maxLength: 20 }),
  fairs: fc.integer({ min: 1, max: 3 }),
});

const isOfPartner = (write: Write): boolean =>
  "put" in write && write.put.partition.includes("#WEBHOOK#") && !write.put.partition.includes("#WEBHOOKS#");

/** As many deaths as a message outlives that is taken up so often before it lies among the dead letters. */
const outlived = (faults: readonly Fault[]): Fault[] => {
  let deaths = 0;
  return faults.filter((fault) => {
    if (fault !== "none") deaths += 1;
    return fault === "none" || deaths < mostFailures;
  });
};

/** A store on which the commits about partners die as was planned. */
const dying = (table: Table, faults: Fault[]): Table => ({
  get: (key) => table.get(key),
  getMany: (keys) => table.getMany(keys),
  query: (query) => table.query(query),
  write: (write) => table.write(write),
  commit: async (writes) => {
    const fault = writes.some(isOfPartner) ? (faults.shift() ?? "none") : "none";
    if (fault === "dies-before") throw new Busy("planned");
    await table.commit(writes);
    if (fault === "dies-after") throw new Busy("planned");
  },
});

type Plant = (posting: Posting) => Posting;

/** Plays some facts under weather and faults, and answers which promises were broken. */
const played = async ({ weather, faults, fairs }: Plan, plant: Plant = (posting) => posting): Promise<string[]> => {
  const left = [...weather];
  const posts: { readonly id: string; readonly url: string; readonly subject: string; readonly took: boolean }[] = [];
  const post = async (given: Posting): Promise<Sending> => {
    const { url, headers, body } = plant(given);
    const how = left.shift() ?? "takes";
    const took = how === "takes" || how === "ends-after";
    posts.push({ id: String(headers["webhook-id"]), url, subject: JSON.parse(body).subject, took });
    if (how === "ends-before" || how === "ends-after") throw new Error("the process ended");
    if (how === "asks-to-wait") return { became: "busy", seconds: 900, status: 429 };
    return how === "takes" ? { became: "sent", status: 200 } : { became: "failed", status: 500 };
  };
  const on = await ground();
  const planned: Fault[] = [];
  const outside = { ...outsideHere(), post };
  const { town, planFair } = await estateWithFairs(outside, { on: { ...on, table: dying(on.table, planned) } });
  const urls = ["http://127.0.0.1/one", "http://127.0.0.1/other"];
  for (const url of urls) await registered(town, url);
  planned.push(...outlived(faults));
  const told: string[] = [];
  for (let nth = 0; nth < fairs; nth += 1) {
    told.push(await planFair());
    await hours(town, 1, 1);
  }
  await hours(town, 80);
  const ways = told.flatMap((subject) =>
    urls.map((url) => posts.filter((each) => each.subject === subject && each.url === url)),
  );
  return [
    ...(ways.some((way) => !way.some(({ took }) => took)) ? ["lost"] : []),
    ...(ways.some((way) => new Set(way.map(({ id }) => id)).size > 1) ? ["under two ids"] : []),
    ...(new Set(posts.map(({ id }) => id)).size < ways.length ? ["one id for two"] : []),
    ...(town.home.host.queues.deadLetters().length > 0 ? ["dead letters"] : []),
  ];
};

describe("what goes to partners under whatever they and the store do", () => {
  it("is lost nowhere, and goes under one id for each fact and partner", async () => {
    const numRuns = Number(process.env.FUZZ_DELIVERIES ?? 8);
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        expect(await played(plan)).toEqual([]);
      }),
      { numRuns, endOnFailure: true },
    );
  }, 120_000);

  const calm: Plan = { weather: ["fails", "fails"], faults: [], fairs: 1 };
  let count = 0;

  it.each<readonly [string, Plant]>([
    ["under two ids", (posting) => ({ ...posting, headers: { ...posting.headers, "webhook-id": `dlv_${count++}` } })],
    ["one id for two", (posting) => ({ ...posting, headers: { ...posting.headers, "webhook-id": "dlv_one" } })],
    ["lost", (posting) => ({ ...posting, url: "http://127.0.0.1/one" })],
  ])("would show a client that breaks it: %s", async (breaks, plant) => {
    expect(await played(calm, plant)).toContain(breaks);
  });
});
