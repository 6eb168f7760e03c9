import type { DatabaseSync } from "node:sqlite";
import type { Envelope } from "#shared/events/contract.ts";
import type { Route } from "#shared/http/route.ts";
import type { Log } from "#shared/observe.ts";
import type { Item, Table } from "#shared/table/table.ts";
import type { Use } from "../limits/meter.ts";
import type { Action } from "../town/actions.ts";
import { onSqlite, openTown, type Town } from "../town/town.ts";
import { playBreakGlass } from "./communities/break-glass.ts";
import { playHome } from "./communities/home.ts";
import { playPeople } from "./communities/people.ts";
import { playAssistance, playRights, playRosters } from "./communities/rights.ts";
import { playApplications, playOffboarding, playSettings } from "./communities/tenancy.ts";
import { countryside } from "./countryside.ts";
import { playCourses } from "./courses/play.ts";
import { playEmployment } from "./employment/whole.ts";
import { playDispute } from "./links.ts";
import { playAssociation, playCase } from "./mediation.ts";
import { playMeetings } from "./meetings/play.ts";
import { playMessages } from "./messages.ts";
import { type Echo, recorder } from "./recorder.ts";
import { type Play, type Sent, type Shown, show } from "./scenes.ts";

export type Example = { readonly success: Shown; readonly invalid: Shown; readonly refusal: Shown };

/** What a play shows: each operation's example and what its success cost, and every item that was left. */
export type Played = {
  readonly examples: Readonly<Record<string, Example>>;
  readonly uses: Readonly<Record<string, readonly Use[]>>;
  /** What followed each success off the request. */
  readonly echoes: Readonly<Record<string, Echo>>;
  readonly items: readonly Item[];
  /** What each function asked of the table, and which reactions were heard. */
  readonly actions: ReadonlyMap<string, readonly Action[]>;
  readonly heard: ReadonlySet<string>;
  /** Every fact that was told. */
  readonly told: readonly Envelope[];
};

/** In their order: those who are removed act before they are, and the community leaves last. */
const plays: readonly ((town: Town, example: Play) => Promise<void>)[] = [
  playApplications,
  playSettings,
  playPeople,
  playAssociation,
  playCase,
  playEmployment,
  playMeetings,
  playMessages,
  playDispute,
  playBreakGlass,
  playCourses,
  playHome,
  playAssistance,
  playRosters,
  playRights,
  playOffboarding,
];

const days = 120;

/** What the plays set in motion comes to its end: terms and sessions, first contacts, the erasure of who left. */
const letDeadlinesFall = async (town: Town): Promise<void> => {
  for (let day = 0; day < days; day += 1) {
    town.clock.advance(24 * 60);
    await town.drain();
  }
};

/** One success of an example: what was sent and what was answered, in which estate. */
export type PlayedExample = {
  readonly route: Route;
  readonly sent: Sent;
  readonly shown: Shown;
  readonly town: Town;
};

/** How a play is held: what is sent instead of an example's own request where that is taken too, on what table, and who hears of faults. */
type Staging = {
  readonly instead?: (route: Route, sent: Sent, town: Town) => Sent | Promise<Sent>;
  /** Looks at what an example made, once all that follows it is done. */
  readonly afterwards?: (played: PlayedExample) => Promise<void>;
  readonly over?: (table: Table, database: DatabaseSync) => Table;
  readonly log?: Log;
};

/** Plays what happens in fictional estates, and shows each operation in it. */
export const playAll = async ({ instead, afterwards, over, log }: Staging = {}): Promise<Played> => {
  const plain = onSqlite();
  const ground = over ? { ...plain, table: over(plain.table, plain.database) } : plain;
  const record = recorder();
  const { onAction, onUse } = record;
  const on = record.onGround(ground);
  const town = await openTown({
    start: "2026-03-02T01:00:00.000Z",
    on,
    onUse,
    onAction,
    outside: countryside,
    ...(log && { log }),
  });
  record.listenTo(town.home.host);
  const examples: Record<string, Example> = {};
  const uses: Record<string, readonly Use[]> = {};
  const echoes: Record<string, Echo> = {};
  const example = async <Body>(route: Route, success: Sent, invalid: Sent, refusal: Sent): Promise<Body> => {
    const wrong = await show(town, route, "invalid", { ...success, ...invalid });
    const refused = await show(town, route, "refusal", { ...success, ...refusal });
    record.restart();
    const other = instead && (await show(town, route, "instead", await instead(route, success, town)));
    const shown = other && other.status < 400 ? other : await show(town, route, "success", success);
    uses[route.operation] = record.echo().uses;
    examples[route.operation] = { success: shown, invalid: wrong, refusal: refused };
    record.restart();
    await town.drain();
    echoes[route.operation] = record.echo();
    await afterwards?.({ route, sent: success, shown, town });
    return shown.body as Body;
  };
  for (const play of plays) await play(town, example);
  const rows = ground.database.prepare("SELECT item FROM items ORDER BY partition, sort").all();
  const items = rows.map(({ item }) => JSON.parse(String(item)) as Item);
  await letDeadlinesFall(town);
  return { examples, uses, echoes, items, actions: record.actions, heard: record.heard, told: record.told };
};

let playing: Promise<Played> | undefined;

/** The same, played once in a process. */
export const playExamples = (): Promise<Played> => {
  playing ??= playAll();
  return playing;
};
