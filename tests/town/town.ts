import { DatabaseSync } from "node:sqlite";
import { settableClock } from "#infra/local/clock.ts";
import { feedOf, type Home, homeOn, keepers, region } from "#infra/local/home.ts";
import type { Feed } from "#infra/local/host.ts";
import {
  devIssuer,
  devOperators,
  type IssuerKey,
  makeIssuerKey,
  signToken,
  verifyDevTokens,
} from "#infra/local/issuer.ts";
import { type Neighbour, neighbour } from "#infra/local/neighbour.ts";
import { seedCommunities } from "#infra/local/personas.ts";
import { seedCommunity } from "#infra/local/seed.ts";
import { wordings } from "#services/wordings.ts";
import type { Envelope } from "#shared/events/contract.ts";
import { type Log, silent } from "#shared/observe.ts";
import { nowhere, type Outside } from "#shared/outside/outside.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import type { Table } from "#shared/table/table.ts";
import { metered, type Use } from "../limits/meter.ts";
import { type Action, mustBeGranted, observed } from "./actions.ts";
import { deliveriesOf } from "./deliveries.ts";
import type { Place } from "./place.ts";
import { worldOn } from "./world-on.ts";

export type Ground = { readonly table: Table; readonly feed: Feed; readonly database: DatabaseSync };

export const onSqlite = (): Ground => {
  const store = sqliteStore(":memory:");
  return { table: store.table, feed: feedOf(store), database: store.database };
};

const onDynamodb = async (): Promise<Ground> => {
  const { table, readStream } = await (await import("../dynamodb/local-table.ts")).localTable();
  const next = async () => ({ images: await readStream(), acknowledge: () => {} });
  return { table, feed: { next }, database: new DatabaseSync(":memory:") };
};

/** Lets other requests run before each call, as a network does: SQLite alone would answer at once. */
const overNetwork = ({ table, ...rest }: Ground): Ground => {
  const turn = () => new Promise((resume) => setImmediate(resume));
  return {
    ...rest,
    table: {
      get: (key) => turn().then(() => table.get(key)),
      getMany: (keys) => turn().then(() => table.getMany(keys)),
      query: (query) => turn().then(() => table.query(query)),
      write: (write) => turn().then(() => table.write(write)),
      commit: (writes) => turn().then(() => table.commit(writes)),
    },
  };
};
/** The store that this run tests: SQLite, or DynamoDB Local under `npm run test:dynamodb`. */
export const ground = async (): Promise<Ground> =>
  process.env.LINLI_TEST_STORE === "dynamodb" ? onDynamodb() : overNetwork(onSqlite());

const communityOf = (persona: string): string =>
  seedCommunities.find(({ personas }) => personas.some((each) => each.persona === persona))?.slug ?? "";

const usualStart = "2021-04-12T01:00:00.000Z";

export type TownOptions = {
  readonly start?: string;
  readonly on?: Ground;
  readonly log?: Log;
  /** Where messages go; nowhere where it says nothing. */
  readonly outside?: Outside;
  /** Hears what each call at the table costs. */
  readonly onUse?: (use: Use) => void;
  /** Hears what each function asks of the table; without it, what its role on AWS would refuse is refused. */
  readonly onAction?: (name: string, action: Action) => void;
};

type Wire = {
  readonly from?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
};
type Wired = { readonly status: number; readonly headers: Headers; readonly text: string; readonly body: never };

let key: IssuerKey | undefined;

const placeHere = async (options: TownOptions) => {
  const { start = usualStart, on, log = silent, onUse, onAction = mustBeGranted, outside = nowhere } = options;
  key ??= await makeIssuerKey();
  const devKey = key;
  const clock = settableClock(start);
  const { table: plain, feed, database } = on ?? (await ground());
  const table = onUse ? metered(plain, onUse) : plain;
  const verify = verifyDevTokens(devKey, () => new Date(clock.now()));
  const who = { operators: devOperators, codeKey: "a secret of the tests", keepers, wordings };
  const world = { table, region, clock: clock.now, log, outside, ...who };
  const worldFor = (name: string) =>
    worldOn(
      world,
      observed(table, (action) => onAction(name, action)),
    );
  const home: Home = homeOn({ world, worldFor, feed, database, verify });
  for (const community of seedCommunities) await seedCommunity({ world: home.world, issuer: devIssuer, community });
  await home.host.drain();
  const sign = (persona: string) => signToken(devKey, persona, new Date(clock.now()));
  const { answer } = home.gateway;
  return {
    home,
    world: home.world,
    clock,
    devKey,
    sign,
    answer,
    drain: home.host.drain,
    ...deliveriesOf(home.host, clock),
  };
};

/** On what is deployed under `npm run test:deploy`, and in this process under any other command. */
const placeOf = async (options: TownOptions): Promise<Place> => {
  if (process.env.LINLI_TEST_STORE !== "deployed") return placeHere(options);
  const { deployedPlace } = await import("../deploy/place.ts");
  return deployedPlace(options.start ?? usualStart);
};

/** A home with the seeded communities, a clock that the test sets, and every persona at the API. */
export const openTown = async (options: TownOptions = {}) => townIn(await placeOf(options));

/** Every persona at the API of a place. */
export const townIn = (place: Place) => {
  const { clock, answer } = place;
  const tokens = new Map<string, Promise<string>>();
  /** Signed at most once an hour for each persona: a signature takes longer than most requests. */
  const token = (persona: string): Promise<string> => {
    const hour = `${persona} ${clock.now().slice(0, "2021-04-12T01".length)}`;
    const known = tokens.get(hour) ?? place.sign(persona);
    tokens.set(hour, known);
    return known;
  };
  const sent = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const headers = Object.fromEntries(request.headers);
    const body = Buffer.from(await request.arrayBuffer());
    return answer({ method: request.method, target: pathname + search, headers, read: async () => body });
  };
  const as = async (persona: string, community = communityOf(persona), session?: string): Promise<Neighbour> => {
    const at = { send: sent, community, ...(session && { session }) };
    return neighbour(at, persona === "" ? undefined : await token(persona));
  };
  const idOf = async (persona: string): Promise<string> => {
    const { body } = await (await as(persona)).listOwnCommunities({});
    return body.items[0]?.personId ?? "";
  };
  /** A request as bytes on the wire, for what no typed client would send. */
  const send = async (persona: string | undefined, method: string, target: string, wire: Wire = {}): Promise<Wired> => {
    const authorization = persona ? { authorization: `Bearer ${await token(persona)}` } : {};
    const headers = { ...authorization, ...wire.headers };
    const response = await answer({
      method,
      target,
      ...(wire.from && { from: wire.from }),
      headers,
      read: async () => Buffer.from(wire.body ?? ""),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (response.headers.get("content-type")?.includes("json") && text ? JSON.parse(text) : undefined) as never,
    };
  };
  /** How somebody follows an application with its code. */
  const follow = (applicationId: string, code: string): Promise<Wired> =>
    send(undefined, "GET", `/v1/public/applications/${applicationId}`, { headers: { "linli-code": code } });
  return {
    /** The host and gateway of this process: a test that asks for one does not run on what is deployed. */
    get home() {
      return place.home;
    },
    get devKey() {
      return place.devKey;
    },
    world: place.world,
    clock,
    token,
    as,
    idOf,
    send,
    sent,
    answer,
    follow,
    drain: place.drain,
    told: (type: string): readonly Envelope[] => place.told().filter((each) => each.type === type),
    tellAgain: place.tellAgain,
  };
};

export type Town = Awaited<ReturnType<typeof openTown>>;
