import { describe, expect, it } from "vitest";
import { openTown, type Town } from "../../town/town.ts";

type Elder = { readonly phone?: string };

/** Somebody without an account, in a dispute that was filed now. */
const told = async (elder: Elder) => {
  const town = await openTown({ start: "2026-03-02T02:00:00.000Z" });
  const written = { name: "石奶奶", birthYear: 1938, building: "2栋", room: "101", ...elder };
  const { personId } = (await (await town.as("ding")).registerPerson({ body: written })).body;
  await town.drain();
  return { town, personId };
};

/** A dispute of theirs, of which they are told. */
const dispute = async (town: Town, personId: string): Promise<void> => {
  const disputants = [
    { name: "石奶奶", personId },
    { name: "江女士", personId: await town.idOf("jiang") },
  ];
  const body = { category: "noise", place: { building: "2栋" }, source: "proactive", disputants } as const;
  await (await town.as("sun")).fileCase({ body });
  await town.drain();
};

const callsTo = async (town: Town, personId: string) =>
  (await (await town.as("ding")).listCalls({})).body.items.filter((call) => call.personId === personId);

const unreachable = async (town: Town) =>
  (await (await town.as("ding")).listUnreachable({})).body.items.map(({ personId }) => personId);

describe("whom nothing reaches", () => {
  it("is on the desk's list where there is neither a phone nor an account, with the flat", async () => {
    const { town, personId } = await told({});
    await dispute(town, personId);
    const [call] = await callsTo(town, personId);
    expect(call).toMatchObject({ name: "石奶奶", building: "2栋", room: "101" });
    expect(call?.phone).toBeUndefined();
  });

  it("is not on it for want of a phone alone: who has an account reads it there", async () => {
    const { town } = await told({});
    const jiang = await town.idOf("jiang");
    await (await town.as("ding")).correctPerson({ params: { personId: jiang }, body: { phone: null } });
    await dispute(town, await town.idOf("qin"));
    expect(await callsTo(town, jiang)).toEqual([]);
  });

  it("is called again once the desk writes the same number down anew: it was no wrong number", async () => {
    const phone = "13800138000";
    const { town, personId } = await told({ phone });
    await dispute(town, personId);
    const ding = await town.as("ding");
    const [call] = await callsTo(town, personId);
    await ding.reportCall({ params: { messageId: call?.messageId ?? "" }, body: { outcome: "wrong-number" } });
    await town.drain();
    expect(await unreachable(town)).toEqual([personId]);
    await dispute(town, personId);
    expect(await callsTo(town, personId)).toEqual([]);
    await ding.correctPerson({ params: { personId }, body: { needsAssist: true } });
    await town.drain();
    expect(await unreachable(town)).toEqual([personId]);
    await ding.correctPerson({ params: { personId }, body: { phone } });
    await town.drain();
    expect(await unreachable(town)).toEqual([]);
    await dispute(town, personId);
    expect(await callsTo(town, personId)).not.toEqual([]);
  });
});
