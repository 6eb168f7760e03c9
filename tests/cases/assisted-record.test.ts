import { expect, it } from "vitest";
import { ProblemError } from "#shared/http/client.ts";
import type { Route } from "#shared/http/route.ts";
import { silent } from "#shared/observe.ts";
import type { Table, Write } from "#shared/table/table.ts";
import { playAll } from "../examples/play.ts";
import type { Sent } from "../examples/scenes.ts";
import { nextSession, shown } from "../town/desk.ts";
import type { Town } from "../town/town.ts";

const operator = "fang";

/** The same request, sent at the desk for whoever sends it in the example, where they can be assisted. */
const atDesk = async (sent: Sent, persona: string, town: Town): Promise<Sent | undefined> => {
  try {
    const personId = await town.idOf(persona);
    return { ...sent, as: operator, session: await nextSession(await town.as(operator), { personId, ...shown }) };
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
};

/** A yes at the desk is signed there. */
const signed = (sent: Sent): Sent => ({
  ...sent,
  body: { ...(sent.body as object), basis: "desk-signed", evidence: "存档第1号" },
});

/** Hears what is written into the records of people. */
const hearing = (table: Table, hear: (write: Write) => void): Table => ({
  get: (key) => table.get(key),
  getMany: (keys) => table.getMany(keys),
  query: (query) => table.query(query),
  write: async (write) => {
    const after = await table.write(write);
    hear(write);
    return after;
  },
  commit: async (writes) => {
    await table.commit(writes);
    writes.forEach(hear);
  },
});

it("all that is done in a session stands in the person's record, whichever operation does it", async () => {
  const [sentAtDesk, done] = [new Set<string>(), new Set<string>()];
  const recorded = new Map<string, unknown>();
  const instead = async ({ operation, method }: Route, sent: Sent, town: Town): Promise<Sent> => {
    const { as: persona = operator, session } = sent;
    const assisted = method === "POST" && persona !== operator && !session && (await atDesk(sent, persona, town));
    if (!assisted) return sent;
    sentAtDesk.add(operation);
    return operation === "giveConsent" ? signed(assisted) : assisted;
  };
  const info = (_: string, fields: object): void => {
    const { requestId, operation, status } = fields as Record<string, string | number>;
    if (String(requestId).endsWith("-instead") && Number(status) < 400) done.add(String(operation));
  };
  const hear = (write: Write): void => {
    if ("put" in write && write.put.sort.startsWith("ASSISTED#")) recorded.set(String(write.put.verb), write.put);
  };
  await playAll({ instead, over: (table) => hearing(table, hear), log: { ...silent, info } });
  const assisted = [...done].filter((operation) => sentAtDesk.has(operation));
  expect(assisted.filter((operation) => !recorded.has(operation))).toEqual([]);
  expect(assisted).toEqual(expect.arrayContaining(["bookSeats", "confirmOutcome", "giveConsent", "registerPerson"]));
  expect(assisted.length).toBeGreaterThan(20);
  expect(recorded.get("bookSeats")).toMatchObject({ role: "desk-operator", verb: "bookSeats" });
});
