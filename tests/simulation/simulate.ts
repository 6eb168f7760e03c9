import { devOperators } from "#infra/local/issuer.ts";
import * as communities from "#services/communities/service.ts";
import * as mediation from "#services/mediation/service.ts";
import type { Consumer } from "#shared/events/consumer.ts";
import { http } from "#shared/http/http.ts";
import { silent } from "#shared/observe.ts";
import { patient } from "#shared/table/busy.ts";
import type { Table } from "#shared/table/table.ts";
import type { World } from "#shared/world.ts";
import { type Asked, ask, type Handle, type Knowledge, type Success, someIntent, type Told } from "./clients.ts";
import { freshEstate, region, seededPeople, startsAt } from "./estate.ts";
import { type Faults, faultyTable, noFaults } from "./faulty-table.ts";
import { brokenPromises } from "./invariants.ts";
import { openTurns, seededRandom } from "./turns.ts";
import { openWire } from "./wire.ts";

/** A bug put in on purpose, to show that the simulation sees it. */
export type Plant = {
  readonly table?: (table: Table) => Table;
  readonly consumers?: (consumers: readonly Consumer[]) => readonly Consumer[];
  readonly freshKeys?: boolean;
  readonly forgetsFirst?: boolean;
};

export type Report = { readonly seed: number; readonly broken: readonly string[]; readonly history: readonly string[] };

const worst: Faults = { throttle: 0.1, conflict: 0.05, crash: 0.05, timeoutAfter: 0.08, resend: 0.08 };
const clientCount = 5;
const intentsEach = 7;
const mostAttempts = 25;

/** Runs a small estate under faults from a seed, lets it come to rest, and answers which promises it broke. */
export const simulate = async (seed: number, plant: Plant = {}): Promise<Report> => {
  const random = seededRandom(seed);
  const turns = openTurns(random);
  const store = await freshEstate();
  let faults = worst;
  let isOver = false;
  let now = Date.parse(startsAt);
  const clock = (): string => {
    now += random() < 0.1 ? Math.floor(random() * 600_000) : 1;
    return new Date(now).toISOString();
  };
  const faulty = faultyTable(store.table, { turns, random, faults: () => faults });
  const planted = plant.table ? plant.table(faulty.table) : faulty.table;
  const table = patient(planted, { attempts: 4, sleep: turns.wait, random });
  const world: World = { table, region, clock, log: silent, operators: devOperators, codeKey: "simulated" };
  const handlers: Record<string, Handle> = {
    communities: http(world, communities.endpoints),
    mediation: http(world, mediation.endpoints),
  };
  const shipped = [...communities.consumers, ...mediation.consumers];
  const consumers = plant.consumers ? plant.consumers(shipped) : shipped;
  const again = (): number => (isOver ? 0 : 0.3);
  const wire = openWire({ world, store, consumers, random, again, ...(plant.forgetsFirst && { forgetsFirst: true }) });

  const history: string[] = [];
  const successes: Success[] = [];
  const knowledge: Knowledge = { people: await seededPeople(), cases: [], grants: [], random };
  knowledge.grants.push(knowledge.people.yu.grantId);

  /** Sends one intent until it is answered for good, with the same key each time. */
  const insist = async (asked: Asked): Promise<void> => {
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      const key = plant.freshKeys ? `${asked.key} ${attempt}` : asked.key;
      const told = await ask(handlers, { ...asked, ...(key && { key }) });
      history.push(
        `${asked.key} ${asked.as} ${asked.path.split("/").slice(5).join("/")} → ${told.status} ${told.body.code ?? ""}`,
      );
      if (told.status < 300) {
        successes.push({ asked, told });
        learn(knowledge, asked, told);
        return;
      }
      if (told.status < 500 && told.status !== 412) return;
    }
  };

  const client = async (name: number): Promise<void> => {
    for (let n = 0; n < intentsEach; n += 1) {
      await turns.wait();
      await insist({ ...someIntent(knowledge), method: "POST", key: `k${name}-${n}` });
    }
  };

  const background = async (): Promise<void> => {
    while (!isOver) {
      await turns.wait();
      await wire.step();
    }
  };

  const rest = async (): Promise<void> => {
    faults = noFaults;
    for (let round = 0; round < 400; round += 1) {
      await faulty.catchUpAll();
      await wire.step();
      if (round === 100) now += 3 * 3_600_000;
      if (round > 150 && wire.isAtRest()) return;
    }
    throw new Error(`seed ${seed} does not come to rest`);
  };

  const clients = Promise.all(Array.from({ length: clientCount }, (_, name) => client(name))).then(() => {
    isOver = true;
  });
  await turns.run([clients, background()]);
  await turns.run([rest()]);
  const broken = brokenPromises({ store, successes, published: wire.published });
  faulty.close();
  store.close();
  return { seed, broken, history };
};

const learn = (knowledge: Knowledge, { path }: Asked, { body }: Told): void => {
  const { case: subject, grantId } = body as { case?: { caseId: string }; grantId?: string };
  if (path.endsWith("/cases") && subject && !knowledge.cases.includes(subject.caseId))
    knowledge.cases.push(subject.caseId);
  if (path.endsWith("/role-grants") && grantId && !knowledge.grants.includes(grantId)) knowledge.grants.push(grantId);
};
