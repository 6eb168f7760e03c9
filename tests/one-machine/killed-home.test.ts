import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import type { Block } from "#infra/local/printed.ts";
import { routes } from "#services/services.ts";
import { client } from "#shared/http/client.ts";
import { end, startProcess, temporaryFolder } from "../town/process.ts";

const kills = Number(process.env.KILLS ?? 3);
const perRound = 50;
const atOnce = 20;

type Page = { readonly items: readonly object[]; readonly nextCursor?: string | undefined };

/** Everything of a list, page by page. */
const whole = async (page: (cursor: { readonly cursor?: string }) => Promise<{ readonly body: Page }>) => {
  const items: object[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await page(cursor ? { cursor } : {});
    items.push(...body.items);
    cursor = body.nextCursor;
  } while (cursor);
  return items;
};

const idsOf = (items: readonly object[], name: string): string[] =>
  items.map((each) => String((each as Record<string, unknown>)[name]));

type Making = {
  readonly as: string;
  readonly make: (who: Neighbour, idempotencyKey: string) => Promise<string>;
  readonly all: (who: Neighbour) => Promise<string[]>;
};

const limit = 100;
const building = "5栋";

/** One thing of each service that can be made in numbers, and the list that has all of it. */
const makings: Readonly<Record<string, Making>> = {
  mediation: {
    as: "sun",
    make: async (who, idempotencyKey) => {
      const disputants = [{ name: "某户" }, { name: "邻户" }];
      const body = { category: "noise", place: { building }, source: "proactive", disputants } as const;
      return (await who.fileCase({ body, idempotencyKey })).body.case.caseId;
    },
    all: async (who) =>
      idsOf(await whole((cursor) => who.listCases({ query: { building, limit, ...cursor } })), "caseId"),
  },
  communities: {
    as: "admin-yangguang",
    make: async (who, idempotencyKey) =>
      (await who.registerPerson({ body: { name: `新邻居${idempotencyKey}`, building }, idempotencyKey })).body.personId,
    all: async (who) =>
      idsOf(await whole((cursor) => who.listPeople({ query: { building, limit, ...cursor } })), "personId"),
  },
  courses: {
    as: "admin-yangguang",
    make: async (who, idempotencyKey) =>
      (await who.proposeCampus({ body: { name: `校区${idempotencyKey}` }, idempotencyKey })).body.campusId,
    all: async (who) => idsOf(await whole((cursor) => who.listCampuses({ query: { limit, ...cursor } })), "campusId"),
  },
  employment: {
    as: "fang",
    make: async (who, idempotencyKey) => {
      const body = { name: `店铺${idempotencyKey}`, industry: "retail" } as const;
      return (await who.registerEmployer({ body, idempotencyKey })).body.employerId;
    },
    all: async (who) =>
      idsOf(
        await whole((cursor) => who.listEmployers({ query: { status: "registered", limit, ...cursor } })),
        "employerId",
      ),
  },
  meetings: {
    as: "luo",
    make: async (who, idempotencyKey) =>
      (await who.raiseIssue({ body: { title: `议题${idempotencyKey}` }, idempotencyKey })).body.issue.issueId,
    all: async (who) =>
      idsOf(await whole((cursor) => who.listIssues({ query: { status: "candidate", limit, ...cursor } })), "issueId"),
  },
};

const personaIn = ({ api, personas }: Block, name: string): Neighbour => {
  const { community, token } = personas.find(({ persona }) => persona === makings[name]?.as) ?? {};
  const baseUrl = api.replace(/\/v1$/, "");
  return client(routes, { baseUrl, send: fetch, token: token ?? "", community: community ?? "", attempts: 1 });
};

/** The ids of everything that the list of each service has. */
const listed = async (block: Block): Promise<Readonly<Record<string, readonly string[]>>> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(makings).map(async ([name, { all }]) => [name, (await all(personaIn(block, name))).toSorted()]),
    ),
  );

const killWhen = async (isTime: () => boolean, child: ChildProcess): Promise<void> => {
  while (!isTime()) await new Promise((resume) => setImmediate(resume));
  await end(child, "SIGKILL");
};

/** What a home has still to do: changes that are not told yet, messages that wait or were given up. */
const waitingIn = (folder: string): number => {
  const database = new DatabaseSync(join(folder, "linli.sqlite"), { readOnly: true });
  const { waiting } =
    database.prepare("SELECT (SELECT count(*) FROM messages) + (SELECT count(*) FROM change_log) AS waiting").get() ??
    {};
  database.close();
  return Number(waiting);
};

type Made = Map<string, string>;

/** Makes what is left, many at once, until as much as wanted was acknowledged; keeps what was. */
const load = async (block: Block, left: readonly string[], made: Made, isEnough: () => boolean): Promise<void> => {
  const one = async (key: string): Promise<void> => {
    const [name = ""] = key.split(" ");
    const id = await makings[name]?.make(personaIn(block, name), key).catch(() => undefined);
    if (id) made.set(key, id);
  };
  for (let at = 0; at < left.length && !isEnough(); at += atOnce)
    await Promise.all(left.slice(at, at + atOnce).map(one));
};

it(`a home that is killed ${kills} times under load of every service loses nothing that was acknowledged, doubles nothing, and carries every fact on`, async () => {
  const folder = temporaryFolder();
  const made: Made = new Map();
  const names = Object.keys(makings);
  const keys = Array.from({ length: kills * perRound * 2 }, (_, n) => `${names[n % names.length]} ${n}`);
  const left = () => keys.filter((key) => !made.has(key));
  const start = () => startProcess(folder, ["--port", "18777"]);
  let { child, block } = await start();
  const before = await listed(block);
  for (let round = 0; round < kills; round += 1) {
    const enough = made.size + perRound;
    const isEnough = () => made.size >= enough;
    await Promise.all([load(block, left(), made, isEnough), killWhen(isEnough, child)]);
    ({ child, block } = await start());
  }
  await load(block, left(), made, () => left().length === 0);
  const own = (name: string) => [...made].flatMap(([key, id]) => (key.startsWith(name) ? [id] : []));
  await expect.poll(() => waitingIn(folder), { timeout: 60_000, interval: 200 }).toBe(0);
  const after = await listed(block);
  for (const name of names) {
    const wanted = new Set([...own(name), ...(before[name] ?? [])]);
    const unasked = (after[name] ?? []).filter((id) => !wanted.has(id));
    expect([name, new Set(after[name]).size]).toEqual([name, after[name]?.length]);
    expect([name, (after[name]?.length ?? 0) - unasked.length]).toEqual([name, wanted.size]);
    // All the disputes are of one spot: they became one issue of the joint meeting.
    expect([name, unasked.length]).toEqual([name, name === "meetings" ? 1 : 0]);
  }
  await end(child, "SIGINT");
}, 600_000);
