import { describe, expect, it } from "vitest";
import { services } from "#services/services.ts";
import { personMovedOut, personRegistered } from "#shared/contracts/communities.ts";
import { caseEscalated, caseResolved } from "#shared/contracts/mediation.ts";
import { issueExplained, issueVerified, resolutionAdopted } from "#shared/contracts/meetings.ts";
import { digest } from "#shared/domain/new-id.ts";
import { hear } from "#shared/events/consumer.ts";
import { type Envelope, type Fact, heardBy, sequenceOf } from "#shared/events/contract.ts";
import { envelope, envelopesOf } from "#shared/events/relay.ts";
import { isGate } from "../gate.ts";
import { seededRandom } from "../simulation/turns.ts";
import { chargingCase } from "../town/loop.ts";
import { onSqlite, openTown } from "../town/town.ts";
import { namesIn, withoutMerged } from "./names-in-store.ts";

const community = "yangguang-huayuan";
const buildings = ["1栋", "2栋", "3栋", "4栋", "5栋", "6栋"];
const casesEach = 10;
const minute = 60_000;

type Ground = ReturnType<typeof onSqlite>;

/** A store with sixty cases of which nothing was heard yet, and what their filings told. */
const filed = async () => {
  const ground = onSqlite();
  const images: Parameters<typeof envelopesOf>[1][] = [];
  const feed = { next: async (limit: number) => ground.feed.next(limit) };
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: { ...ground, feed } });
  const caseIds: string[] = [];
  for (let nth = 0; nth < casesEach; nth += 1)
    for (const [place, building] of buildings.entries()) {
      town.clock.advance(1);
      caseIds.push((await chargingCase(town, building, `case ${nth} ${place}`)).case.caseId);
    }
  for (let read = await ground.feed.next(500); read.images.length > 0; read = await ground.feed.next(500)) {
    images.push(...read.images);
    read.acknowledge();
  }
  town.clock.set("2026-03-03T01:00:00.000Z");
  return { ground, town, caseIds, told: images.flatMap((image) => envelopesOf("local", image)) };
};

let nth = 0;
const asTold = (fact: Fact, at: string, version: number): Envelope => {
  nth += 1;
  const id = digest([fact.type, String(nth)]);
  return envelope(
    "local",
    community,
    { id, at, sequence: sequenceOf(version, 0), correlationId: id, causationId: id },
    {
      ...fact,
      data: { ...fact.data },
    } as never,
  );
};

const spotOf = (place: number) => ({ category: "ev-charging", building: buildings[place % buildings.length] ?? "" });

/** Facts that others would have told meanwhile: who came and went, how disputes went on, what a meeting decided. */
const others = (caseIds: readonly string[]): Envelope[] => {
  const start = Date.parse("2026-03-02T03:00:00.000Z");
  const at = (place: number): string => new Date(start + place * minute).toISOString();
  const persons = Array.from({ length: 350 }, (_, place) => `per_${digest(["shuffled", String(place)], 20)}`);
  const issueId = `iss_${"b".repeat(20)}`;
  return [
    ...persons.map((personId, place) => asTold(personRegistered({ personId }), at(place), 1)),
    ...persons.slice(0, 120).map((personId, place) => asTold(personMovedOut({ personId }), at(place + 400), 2)),
    ...caseIds
      .slice(0, 20)
      .map((caseId, place) =>
        asTold(caseEscalated({ caseId, ...spotOf(place), cause: "lead", filedAt: at(0) }), at(place), 2),
      ),
    ...caseIds
      .slice(30)
      .map((caseId, place) =>
        asTold(caseResolved({ caseId, ...spotOf(place), days: 1, confirmation: "expressed" }), at(place + 60), 3),
      ),
    ...caseIds.map((caseId, place) =>
      asTold(
        resolutionAdopted({
          issueId,
          resolutionId: "res_1",
          meetingId: "mtg_1",
          caseIds: [caseId],
          actionIds: [],
          sides: ["community", "property", "residents"],
        }),
        at(place + 90),
        place + 10,
      ),
    ),
    ...caseIds.map((caseId, place) =>
      asTold(issueVerified({ issueId, resolutionId: "res_1", caseIds: [caseId] }), at(place + 300), place + 100),
    ),
    ...Array.from({ length: 330 }, (_, place) =>
      asTold(issueExplained({ issueId, carryCount: place }), at(place), place + 200),
    ),
  ];
};

/** Of the journals, and what is told by them or notes a version. */
const stepwise = /^(JOURNAL|TOLD|SHOWN)#/;

/** What lies in a store, but for the journals and their versions: what was heard, not in how many steps. */
const restOf = ({ database }: Ground): Record<string, unknown> => {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
    return Object.fromEntries(entries.map(([name, part]) => [name, sorted(part)]));
  };
  const rows = database.prepare("SELECT item FROM items ORDER BY partition, sort").all();
  const items = rows.map(({ item }) => JSON.parse(String(item)) as Record<string, unknown>);
  const kept = items.filter(
    ({ sort, partition }) => !stepwise.test(String(sort)) && !String(partition).endsWith("#TRAIL"),
  );
  const named = namesIn(items);
  return Object.fromEntries(
    withoutMerged(kept)
      .filter(({ partition }) => !/#CATALOGUE#ISSUE$/.test(String(partition)))
      .map(({ version: _, ...item }) => [
        named(`${item.partition} ${item.sort}`),
        sorted(JSON.parse(named(JSON.stringify(item)))),
      ]),
  );
};

const trailOf = ({ database }: Ground): string[] =>
  database
    .prepare("SELECT item FROM items WHERE partition LIKE '%#TRAIL' ORDER BY sort")
    .all()
    .map(({ item }) => String((JSON.parse(String(item)) as { type: string }).type));

const shuffled = <Thing>(things: readonly Thing[], seed: number): Thing[] => {
  const random = seededRandom(seed);
  return things
    .map((thing) => ({ thing, place: random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ thing }) => thing);
};

/** Lets every consumer hear every fact that it listens to, in an order of its own, and carries on what they tell. */
const heardIn = async (order: (facts: readonly Envelope[]) => readonly Envelope[]) => {
  nth = 0;
  const { ground, town, caseIds, told } = await filed();
  const facts = [...told, ...others(caseIds)];
  expect(facts.length).toBeGreaterThanOrEqual(1000);
  const consumers = services.flatMap(({ consumers: all }) => all);
  for (const fact of order(facts))
    for (const consumer of consumers.filter(({ reaction }) => heardBy(reaction).some(({ type }) => type === fact.type)))
      await hear(town.home.world, consumer, JSON.stringify({ detail: fact }));
  await town.drain();
  return { rest: restOf(ground), trail: trailOf(ground) };
};

describe("a thousand facts", () => {
  it("end in the same state in whatever order they are heard", async () => {
    const inOrder = await heardIn((facts) => facts);
    for (const seed of isGate ? [1, 2, 3] : [1]) {
      const other = await heardIn((facts) => shuffled(facts, seed));
      expect(other.rest).toEqual(inOrder.rest);
      expect(other.trail.toSorted()).toEqual(inOrder.trail.toSorted());
    }
    const backwards = await heardIn((facts) => facts.toReversed());
    expect(backwards.rest).toEqual(inOrder.rest);
    const twice = await heardIn((facts) => shuffled([...facts, ...facts], 4));
    expect(twice.rest).toEqual(inOrder.rest);
  });
});
