import type { Item, Key, Table, Write } from "#shared/table/table.ts";
import type { Plan, Plant } from "./play.ts";

const kindOf = (partition: string): string => partition.split("#").at(2) ?? "";

/** Every item that is read becomes another. */
const reading =
  (change: (item: Item) => Item) =>
  (table: Table): Table => ({
    ...table,
    get: async (key) => {
      const item = await table.get(key);
      return item && change(item);
    },
    getMany: async (keys: readonly Key[]) => (await table.getMany(keys)).map((item) => item && change(item)),
  });

/** Of what is committed some is forgotten: what is left is written as if it were all. */
const committing =
  (isKept: (write: Write, all: readonly Write[]) => boolean) =>
  (table: Table): Table => ({
    ...table,
    write: async (write) => (isKept(write, [write]) ? table.write(write) : undefined),
    commit: async (writes) => {
      const kept = writes.filter((write) => isKept(write, writes));
      const [only] = kept;
      if (kept.length > 1) await table.commit(kept);
      else if (only) await table.write(only);
    },
  });

const stateOf = (write: Write): Readonly<Record<string, never>> | undefined =>
  "put" in write && kindOf(write.put.partition) === "MESSAGE" ? (write.put as { state?: never }).state : undefined;

const textOf = (write: Write): { state?: string; tries?: number } => {
  const { deliveries } = (stateOf(write) ?? {}) as { deliveries?: { text?: { state: string; tries: number } } };
  return deliveries?.text ?? {};
};

const isNotedAsSent = (write: Write): boolean => textOf(write).state === "sent";

const isNotedAsTried = (write: Write): boolean => {
  const { state, tries = 0 } = textOf(write);
  return state === "due" && tries > 0;
};

const isAlarm = (write: Write): boolean =>
  "put" in write && JSON.stringify(write.put).includes("messages.delivery-due");

const isCheckOfRemoval = (write: Write): boolean =>
  "check" in write && JSON.stringify(write.when ?? []).includes("erasureRequestedAt");

const withPolicy = (item: Item): Item => {
  if (kindOf(item.partition) !== "COMMUNITY" || item.sort !== "STATE") return item;
  const state = item.state as { policy: object };
  return { ...item, state: { ...state, policy: { ...state.policy, offersFromHour: 0, offersUntilHour: 24 } } } as Item;
};

/** Whoever was reached once is reached there for ever. */
const remembering = (): ((item: Item) => Item) => {
  const known = new Map<string, Item>();
  return (item) => {
    if (kindOf(item.partition) !== "PERSON" || item.sort !== "STATE") return item;
    if ((item.state as { phone?: string }).phone) known.set(item.partition, item);
    return known.get(item.partition) ?? item;
  };
};

const withAnothersPhone = (item: Item): Item => {
  const state = item.state as { phone?: string } | undefined;
  return kindOf(item.partition) === "PERSON" && state?.phone
    ? ({ ...item, state: { ...state, phone: "+8613900139000" } } as Item)
    : item;
};

const calm: Plan = { weather: ["takes", "takes"], hours: [0], erases: false };

/** Bugs that people write about messages, with the plan under which each shows, and the promise that it breaks. */
export const plants: Readonly<Record<string, Plant & { readonly plan: Plan; readonly breaks: string }>> = {
  "a gateway's client that sends twice": {
    plan: calm,
    post: (post) => async (posting) => {
      await post(posting);
      return post(posting);
    },
    breaks: "told twice",
  },
  "a client that says sent of what it never sent": {
    plan: calm,
    post: () => async () => ({ became: "sent" }),
    breaks: "said to be sent, and was not",
  },
  "a client that makes up an id": {
    plan: calm,
    post: (post) => (posting) => post({ ...posting, body: posting.body.replace(/msg_\w+/, "msg_made-up") }),
    breaks: "told before it was written",
  },
  "what was sent is not noted": {
    plan: calm,
    table: committing((_, all) => !all.some(isNotedAsSent)),
    breaks: "told twice",
  },
  "a try is not written down before it is made": {
    plan: calm,
    table: committing((_, all) => !all.some(isNotedAsTried)),
    breaks: "told before it was written",
  },
  "no alarm is set before a try": {
    plan: { weather: ["fails"], hours: [0], erases: false },
    table: committing((write) => !isAlarm(write)),
    breaks: "lost",
  },
  "the quiet of the night is not looked at": {
    plan: { weather: [], hours: [13, 0], erases: false },
    table: reading(withPolicy),
    breaks: "told in the night",
  },
  "where somebody is reached is remembered, and their removal is not looked at": {
    plan: { weather: [], hours: [1], erases: true },
    table: (table) => committing((write) => !isCheckOfRemoval(write))(reading(remembering())(table)),
    breaks: "told who was erased",
  },
  "the phone of somebody else of the household is taken": {
    plan: calm,
    table: reading(withAnothersPhone),
    breaks: "told by a number of somebody else",
  },
};
