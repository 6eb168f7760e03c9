import type { Message } from "#shared/messages/message.ts";
import type { Posting, Sending } from "#shared/outside/outside.ts";
import type { Table } from "#shared/table/table.ts";
import { onSqlite, type Town } from "../../../town/town.ts";
import { callsIn, disputeIn, estateOf, phone } from "../channels.ts";
import { outsideHere } from "../gateway.ts";

/** What the gateway does to one request: it also ends the process before or after it took the text. */
export type Weather = "takes" | "fails" | "asks-to-wait" | "ends-before" | "ends-after";

type Post = {
  readonly at: string;
  readonly messageId: string;
  readonly to: string;
  readonly took: boolean;
  readonly told: boolean;
  /** Whether the try was written down when it was made. */
  readonly isKept: boolean;
};

export type Plan = {
  readonly weather: readonly Weather[];
  readonly hours: readonly number[];
  readonly erases: boolean;
};

/** A bug of somebody's: in what goes out, or in what is kept. */
export type Plant = {
  readonly post?: (post: (posting: Posting) => Promise<Sending>) => (posting: Posting) => Promise<Sending>;
  readonly table?: (table: Table) => Table;
};

const quarters = async (town: Town, count: number): Promise<void> => {
  for (let quarter = 0; quarter < count; quarter += 1) {
    town.clock.advance(15);
    await town.drain();
  }
};

type Going = { readonly messageId: string; readonly deliveries: Message["deliveries"] };

type Outcome = {
  /** What was told and must not be lost; nothing of who was removed meanwhile. */
  readonly told: readonly string[];
  readonly posts: readonly Post[];
  readonly outbox: readonly Going[];
  readonly calls: ReadonlySet<string>;
  readonly erasedAt: string | undefined;
};

const isNight = ({ at }: Post): boolean => {
  const hour = (Number(at.slice(11, 13)) + 8) % 24;
  return hour >= 21 || hour < 8;
};

const isAfterGrace = ({ at }: Post, erasedAt: string | undefined): boolean =>
  erasedAt !== undefined && Date.parse(at) > Date.parse(erasedAt) + 73 * 3_600_000;

/** The promises that were broken. */
const broken = ({ told, posts, outbox, calls, erasedAt }: Outcome): string[] => {
  const wasTaken = (messageId: string): boolean => {
    const carriers = outbox.filter((each) => each.deliveries.text?.gathered?.includes(messageId));
    const ids = [messageId, ...carriers.map((each) => each.messageId)];
    return posts.some((each) => ids.includes(each.messageId) && each.took);
  };
  const isLost = (messageId: string): boolean => {
    const { text, call } = outbox.find((each) => each.messageId === messageId)?.deliveries ?? {};
    const isOnItsWay = wasTaken(messageId) || calls.has(messageId) || call !== undefined;
    return !isOnItsWay || text === undefined;
  };
  const promises: Readonly<Record<string, boolean>> = {
    lost: told.some(isLost),
    "said to be sent, and was not": outbox.some(
      ({ messageId, deliveries: { text } }) => text?.state === "sent" && !wasTaken(messageId),
    ),
    "told twice": posts.some(
      (one, nth) => one.told && posts.slice(nth + 1).some((other) => other.messageId === one.messageId),
    ),
    "told in the night": posts.some(isNight),
    "told before it was written": posts.some((one) => !one.isKept),
    "told who was erased": posts.some((one) => isAfterGrace(one, erasedAt)),
    "told by a number of somebody else": posts.some(({ to }) => to !== phone),
  };
  return Object.keys(promises).filter((promise) => promises[promise]);
};

/** A gateway under a plan's weather, which notes what came to it. */
const gatewayIn = ({ weather }: Plan, { now, table }: { readonly now: () => string; readonly table: Table }) => {
  const posts: Post[] = [];
  const left = [...weather];
  const post = async ({ body }: Posting): Promise<Sending> => {
    const { messageId, to } = JSON.parse(body);
    const how = left.shift() ?? "takes";
    const took = how === "takes" || how === "ends-after";
    const item = await table.get({ partition: `C#yangguang-huayuan#MESSAGE#${messageId}`, sort: "STATE" });
    const { deliveries } = (item?.state ?? {}) as { deliveries?: Message["deliveries"] };
    const tries = posts.filter((each) => each.messageId === messageId).length + 1;
    const isKept = (deliveries?.text?.tries ?? 0) >= tries;
    posts.push({ at: now(), messageId, to, took, told: how === "takes", isKept });
    if (how === "ends-before" || how === "ends-after") throw new Error("the process ended");
    if (how === "asks-to-wait") return { became: "busy", seconds: 900 };
    return { became: how === "takes" ? "sent" : "failed" };
  };
  return { posts, post };
};

/** Somebody is removed, and what happens to their dispute afterwards is nothing that they are told. */
const removed = async (town: Town, caseId: string): Promise<void> => {
  await (await town.as("qin")).requestErasure({ body: {} });
  await quarters(town, 4 * 48);
  town.clock.advance(26 * 60);
  await town.drain();
  await (await town.as("sun")).withdrawCase({ params: { caseId }, body: { reason: "已和解" } });
};

/** Plays a few disputes under a gateway's weather, and answers which promises were broken. */
export const played = async (plan: Plan, plant: Plant = {}): Promise<string[]> => {
  const { hours, erases } = plan;
  let clock = { now: () => "" };
  const { table, ...ground } = onSqlite();
  const { posts, post } = gatewayIn(plan, { now: () => clock.now(), table });
  const { town } = await estateOf({
    outside: { ...outsideHere(), post: plant.post?.(post) ?? post },
    url: "http://127.0.0.1/texts",
    on: { ...ground, table: plant.table?.(table) ?? table },
  });
  clock = town.clock;
  const told = new Set<string>();
  let caseId = "";
  for (const hour of hours) {
    caseId = await disputeIn(town);
    const { items } = (await (await town.as("qin")).listOwnMessages({ query: { limit: 100 } })).body;
    // News goes by one channel, and where that fails it is in the inbox alone.
    for (const { messageId, kind } of items) if (kind !== "news") told.add(messageId);
    await quarters(town, hour * 4);
  }
  const erasedAt = erases ? town.clock.now() : undefined;
  if (erases) await removed(town, caseId);
  await quarters(town, 4 * 48);
  const calls = new Set((await callsIn(town)).map(({ messageId }) => messageId));
  const { items: outbox } = (await (await town.as("ding")).listOutbox({ query: { limit: 100 } })).body;
  return broken({ told: erases ? [] : [...told], posts, outbox, calls, erasedAt });
};
