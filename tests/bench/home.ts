import { rmSync } from "node:fs";
import { end, startProcess, temporaryFolder } from "../town/process.ts";
import { beside, cpuOf, type Spread, send, together } from "./load.ts";
import { startRival } from "./rival/start.ts";
import { row, tableOf } from "./tables.ts";

/** One server under load: what each act of the usual user is at its door. */
type Subject = {
  readonly name: string;
  readonly pids: readonly number[];
  readonly file: (nth: number, isOneSpot?: boolean) => Promise<string>;
  readonly read: (id: string) => Promise<unknown>;
  readonly list: () => Promise<unknown>;
  /** Takes in a list of so many people, to its end; the usual build has none. */
  readonly takeIn?: (people: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

const categories = ["noise", "parking", "pets", "leak", "garbage"];

/** A filing of one of thirty spots, or of one spot each time. */
const filing = (nth: number, isOneSpot = false): object => {
  const category = categories[isOneSpot ? 0 : nth % categories.length];
  const building = `${isOneSpot ? 1 : 1 + (Math.floor(nth / categories.length) % 6)}栋`;
  const disputants = [{ name: "某户" }, { name: "邻户" }];
  return { category, place: { building }, source: "proactive", disputants };
};

const buildingListed = encodeURIComponent("2栋");

const roster = (people: number): string =>
  ["姓名,楼栋,房号", ...Array.from({ length: people }, (_, nth) => `某人${nth},${1 + (nth % 6)}栋,${nth}室`)].join(
    "\n",
  );

type Import = { readonly importId: string; readonly status: string };

const takingIn =
  (port: number, path: string, token: string) =>
  async (people: number): Promise<void> => {
    const { importId } = (await send(port, { path, token, body: roster(people) })).body as Import;
    await send(port, { path: `${path}/${importId}/commit`, token, body: {} });
    for (let status = "committed"; status !== "imported"; ) {
      await new Promise((resume) => setTimeout(resume, 500));
      ({ status } = (await send(port, { path: `${path}/${importId}`, token })).body as Import);
    }
  };

const openLinli = async (): Promise<Subject> => {
  const folder = temporaryFolder();
  const { child, block } = await startProcess(folder, ["--port", "18877"]);
  const port = Number(new URL(block.api).port);
  const { community, token = "" } = block.personas.find(({ persona }) => persona === "sun") ?? {};
  const path = `/v1/communities/${community}/mediation/cases`;
  const admin = block.personas.find(({ persona }) => persona === "admin-yangguang")?.token ?? "";
  const close = async (): Promise<void> => {
    await end(child, "SIGINT");
    rmSync(folder, { recursive: true });
  };
  return {
    name: "Linli",
    pids: [child.pid ?? 0],
    file: async (nth, isOneSpot) => {
      const { body } = await send(port, { path, token, body: filing(nth, isOneSpot) });
      return (body as { case: { caseId: string } }).case.caseId;
    },
    read: (id) => send(port, { path: `${path}/${id}`, token }),
    list: () => send(port, { path: `${path}?building=${buildingListed}&limit=25`, token }),
    takeIn: takingIn(port, `/v1/communities/${community}/communities/roster-imports`, admin),
    close,
  };
};

const openUsual = async (): Promise<Subject | undefined> => {
  const rival = await startRival();
  if (!rival) return undefined;
  const { port, token, pids, close } = rival;
  return {
    name: "the usual build",
    pids,
    file: async (nth, isOneSpot) => {
      const { body } = await send(port, { path: "/cases/x", token, body: filing(nth, isOneSpot) });
      return (body as { id: string }).id;
    },
    read: (id) => send(port, { path: `/cases/x/${id}`, token }),
    list: () => send(port, { path: `/cases/x?building=${buildingListed}`, token }),
    close,
  };
};

export type Rate = { readonly perSecond: number; readonly cpu: number };

const acts: Readonly<Record<string, (subject: Subject, nth: number, id: string) => Promise<unknown>>> = {
  read: ({ read }, _, id) => read(id),
  list: ({ list }) => list(),
  "file a case": ({ file }, nth) => file(nth),
  "file at one spot": ({ file }, nth) => file(nth, true),
};

const listed = 10_000;
const connections = [16, 64] as const;
const calls = 400;

const rateOf = async (subject: Subject, act: string, atOnce: number, id: string): Promise<Rate> => {
  const [start, cpu] = [performance.now(), cpuOf(subject.pids)];
  await together(calls, atOnce, (nth) => acts[act]?.(subject, nth, id) ?? Promise.resolve());
  const seconds = (performance.now() - start) / 1000;
  return { perSecond: calls / seconds, cpu: ((cpuOf(subject.pids) - cpu) * 1000) / calls };
};

const best = (rates: readonly Rate[]): Rate =>
  rates.reduce((one, other) => (other.perSecond > one.perSecond ? other : one), { perSecond: 0, cpu: 0 });

export type Measured = {
  readonly name: string;
  readonly rates: Readonly<Record<string, Rate>>;
  readonly burst: Spread;
  readonly alone: Spread;
  readonly takingIn?: Spread | undefined;
};

/** Every act at every number of connections, once. */
const rated = async (subjects: readonly Subject[], idOf: (subject: Subject) => string) => {
  const found: { readonly name: string; readonly act: string; readonly rate: Rate }[] = [];
  for (const act of Object.keys(acts))
    for (const atOnce of connections)
      for (const subject of subjects) {
        const rate = await rateOf(subject, act, atOnce, idOf(subject));
        found.push({ name: subject.name, act: `${act} × ${atOnce}`, rate });
      }
  return found;
};

/** The home under load, and beside it the usual build where PostgreSQL is installed: one after the other, twice. */
export const measureHome = async (): Promise<readonly Measured[]> => {
  const subjects = [await openLinli(), await openUsual()].filter((each) => each !== undefined);
  const ids = new Map<string, string>();
  const waits = new Map<string, Pick<Measured, "burst" | "alone" | "takingIn">>();
  for (const subject of subjects) {
    const id = await subject.file(0);
    ids.set(subject.name, id);
    const burst = await beside(
      () => subject.read(id),
      () => together(500, 50, (nth) => subject.file(nth)),
    );
    const alone = await together(200, 1, (nth) => subject.file(nth));
    const { takeIn } = subject;
    const taken =
      takeIn &&
      beside(
        () => subject.read(id),
        () => takeIn(listed),
      );
    waits.set(subject.name, { burst, alone, takingIn: await taken });
  }
  const idOf = ({ name }: Subject): string => ids.get(name) ?? "";
  const all = [...(await rated(subjects, idOf)), ...(await rated(subjects, idOf))];
  for (const { close } of subjects) await close();
  return [...waits].map(([name, waiting]) => {
    const own = Map.groupBy(
      all.filter((each) => each.name === name),
      ({ act }) => act,
    );
    const rates = Object.fromEntries([...own].map(([act, each]) => [act, best(each.map(({ rate }) => rate))]));
    return { name, rates, ...waiting };
  });
};

const shown = ({ perSecond, cpu }: Rate): string => `${perSecond.toFixed(0)}/s · ${cpu.toFixed(2)} s`;
const milliseconds = (spread: Spread | undefined): string => (spread ? shownSpread(spread) : "–");

const shownSpread = ({ p50, p99, longest }: Spread): string =>
  `${p50.toFixed(1)} · ${p99.toFixed(1)} · ${longest.toFixed(1)}`;

export const homeTable = (measured: readonly Measured[]): string => {
  const [own, rival] = measured;
  const rates = Object.entries(own?.rates ?? {}).map(([act, rate]) => {
    const other = rival?.rates[act];
    const ratio = other ? (rate.perSecond / other.perSecond).toFixed(2) : "–";
    return row([act, shown(rate), other ? shown(other) : "not here", ratio]);
  });
  const waits = measured.map(({ name, burst, alone, takingIn: taken }) =>
    row([name, milliseconds(burst), milliseconds(alone), milliseconds(taken)]),
  );
  return [
    tableOf(["act × connections", "Linli: rate · CPU of 1,000", "Fastify and PostgreSQL", "ratio"], rates),
    tableOf(
      [
        "p50 · p99 · longest, ms",
        "a read beside 500 filings at 50 at once",
        "one client that files",
        "a read beside a list of 10,000 people",
      ],
      waits,
    ),
  ].join("\n\n");
};
