import { keepers } from "#infra/local/home.ts";
import { devOperators } from "#infra/local/issuer.ts";
import { http } from "#shared/http/http.ts";
import { silent } from "#shared/observe.ts";
import { patient } from "#shared/table/busy.ts";
import type { Item } from "#shared/table/table.ts";
import type { World } from "#shared/world.ts";
import { type Asked, ask, type Handle, oneOf, type Success, type Told } from "./ask.ts";
import { allItems, forgetChanges, freshEstate, region, seededPeople, startsAt } from "./estate.ts";
import { type Faults, faultyTable, noFaults } from "./faulty-table.ts";
import { sharedPromises } from "./promises.ts";
import type { Plant, Scenario } from "./scenario.ts";
import { openTurns, seededRandom } from "./turns.ts";
import { openWire } from "./wire.ts";

export type Report = { readonly seed: number; readonly broken: readonly string[]; readonly history: readonly string[] };

const worst: Faults = { throttle: 0.1, conflict: 0.05, crash: 0.05, timeoutAfter: 0.08, resend: 0.08 };
const mostAttempts = 25;
const quietRounds = 50;
const mostRounds = 20_000;

const isForGood = (status: number): boolean => status < 500;

/** Runs a small estate under faults from a seed, lets it come to rest, and answers which promises it broke. */
export const simulate = async <Known>(
  scenario: Scenario<Known>,
  seed: number,
  plant: Omit<Plant, "caughtBy"> = {},
): Promise<Report> => {
  const random = seededRandom(seed);
  const turns = openTurns(random);
  const store = await freshEstate();
  let faults = worst;
  let isOver = false;
  let now = Date.parse(startsAt);
  const clock = (): string => {
    now += random() < 0.1 ? Math.floor(random() * 600_000) : 1;
    if (scenario.leaps && !isOver && random() < scenario.leaps.chance) now += scenario.leaps.hours * 3_600_000;
    return new Date(now).toISOString();
  };
  const faulty = faultyTable(store.table, { turns, random, faults: () => faults, indexPace: scenario.indexPace });
  const planted = plant.table ? plant.table(faulty.table) : faulty.table;
  const table = patient(planted, { attempts: 4, sleep: turns.wait, random });
  const world: World = { table, region, clock, log: silent, operators: devOperators, codeKey: "simulated", keepers };
  const services = plant.services ? plant.services(scenario.services) : scenario.services;
  const handlers: Record<string, Handle> = Object.fromEntries(
    Object.entries(services).map(([name, service]) => [name, http(world, service)]),
  );
  const apart = new Set(["showAtHomeWhenTold", ...(scenario.tells ? [] : ["tellWhenHappened"])]);
  const consumers = Object.values(services)
    .flatMap((service) => service.consumers)
    .filter(({ reaction }) => !apart.has(reaction.name));
  const again = (): number => (isOver ? 0 : 0.3);
  const wire = openWire({ ...plant, world, store, consumers, random, again });

  const history: string[] = [];
  const broken: string[] = [];
  const successes: Success[] = [];
  const unsure: Asked[] = [];
  const people = await seededPeople();
  const settle = async (items: readonly Item[]): Promise<void> => {
    await faulty.knows(items);
    forgetChanges(store);
  };
  const known = await scenario.prepare({ table: store.table, people, settle });

  const hear = (asked: Asked, told: Told, attempt: number): void => {
    const what = asked.path.split("/").slice(5).join("/");
    history.push(`${asked.key} ${asked.as} ${what} → ${told.status} ${told.body.code ?? ""}`);
    if (told.status === 412) broken.push(`${what} is told 412, and no version was named`);
    if (told.status < 300) {
      successes.push({ asked, told });
      scenario.learn(known, asked, told);
    } else if (isForGood(told.status) && attempt > 0) unsure.push(asked);
  };

  /** Sends one intent until it is answered for good, with the same key each time. */
  const insist = async (asked: Asked): Promise<void> => {
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      const key = plant.freshKeys ? `${asked.key} ${attempt}` : asked.key;
      const told = await ask(handlers, { ...asked, key });
      hear(asked, told, attempt);
      if (isForGood(told.status)) return;
    }
  };

  const client = async (name: number): Promise<void> => {
    const earlier: Asked[] = [];
    for (let n = 0; n < scenario.intentsEach; n += 1) {
      await turns.wait();
      const intent = scenario.intent({ people, random, known, now: new Date(now).toISOString() });
      const fresh = { ...intent, key: `k${name}-${n}` };
      const repeated = scenario.repeats && random() < scenario.repeats ? oneOf(earlier, random) : undefined;
      const asked = repeated ?? fresh;
      const isDoubled = plant.doubles !== undefined && random() < plant.doubles;
      await Promise.all([insist(asked), isDoubled && insist(asked)]);
      earlier.push(fresh);
    }
  };

  const background = async (): Promise<void> => {
    while (!isOver) {
      await turns.wait();
      await wire.step();
    }
  };

  /** Without faults everything is carried on until nothing is left to do; then the clock jumps, and so on. */
  const rest = async (): Promise<void> => {
    faults = noFaults;
    for (const hours of [0, ...scenario.hoursAtRest]) {
      now += hours * 3_600_000;
      let quiet = 0;
      for (let round = 0; quiet < quietRounds; round += 1) {
        await faulty.catchUpAll();
        await wire.step();
        quiet = wire.isAtRest() ? quiet + 1 : 0;
        if (round > mostRounds) throw new Error(`seed ${seed} does not come to rest`);
      }
    }
  };

  const clients = Array.from({ length: scenario.clients }, (_, name) => client(name));
  const acting = Promise.all(clients).then(() => {
    isOver = true;
  });
  await turns.run([acting, ...Array.from({ length: plant.carriers ?? scenario.carriers ?? 1 }, background)]);
  await turns.run([rest()]);
  const evidence = {
    items: allItems(store),
    successes,
    unsure,
    published: wire.published,
    now: new Date(now).toISOString(),
  };
  broken.push(...sharedPromises(evidence), ...scenario.broken(evidence));
  faulty.close();
  store.close();
  return { seed, broken, history };
};
