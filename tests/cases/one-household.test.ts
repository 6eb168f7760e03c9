import { beforeEach, describe, expect, it } from "vitest";
import { openTown, type Town } from "../town/town.ts";

describe("a flat, and who lives in it", () => {
  let town: Town;
  let [qin, jiang] = ["", ""];
  let desk: Awaited<ReturnType<Town["as"]>>;
  const flat = { building: "2栋", room: "203" };

  beforeEach(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    desk = await town.as("ding");
    [qin, jiang] = [await town.idOf("qin"), await town.idOf("jiang")];
  });

  const found = async (memberIds: string[], more: object = flat) =>
    (await desk.foundHousehold({ body: { ...flat, memberIds, ...more } })).body.householdId;
  const problem = (code: string, householdId: string, pointer: string) => ({
    problem: { status: 409, code, householdId, errors: [{ pointer, code }] },
  });

  it("is one household: a second is refused by the name of the first, unless the desk says that it is another", async () => {
    const first = await found([qin]);
    await expect(found([jiang])).rejects.toMatchObject(problem("household-exists", first, "/room"));
    expect((await desk.listHouseholds({ query: { personId: jiang } })).body.items).toEqual([]);
    const second = await found([jiang], { isAnother: true });
    expect(second).not.toBe(first);
  });

  it("is a new one where its room is another, or is not known", async () => {
    await found([qin]);
    expect(await found([jiang], { room: "204" })).toMatch(/^hse_/);
    const tang = await town.idOf("tang");
    expect((await desk.foundHousehold({ body: { building: "2栋", memberIds: [tang] } })).status).toBe(201);
  });

  it("is in one household with each of its people, who leave that one before they join another", async () => {
    const first = await found([qin]);
    await expect(found([jiang, qin], { room: "301" })).rejects.toMatchObject(
      problem("in-household", first, "/memberIds/1"),
    );
    const other = await found([jiang], { room: "301" });
    const params = { householdId: other };
    const joining = desk.addMember({ params, body: { personId: qin } });
    await expect(joining).rejects.toMatchObject(problem("in-household", first, "/personId"));
    await desk.removeMember({ params: { householdId: first }, body: { personId: qin } });
    const { body } = await desk.addMember({ params, body: { personId: qin }, idempotencyKey: "moved" });
    expect(body.memberIds).toEqual([jiang, qin]);
  });

  it("is free once all have left, and then taken by who comes first", async () => {
    const first = await found([qin]);
    const params = { householdId: first };
    await desk.removeMember({ params, body: { personId: qin } });
    const second = await found([jiang]);
    const back = { params, body: { personId: qin } };
    await expect(desk.addMember(back)).rejects.toMatchObject(problem("household-exists", second, "/isAnother"));
    await desk.removeMember({ params: { householdId: second }, body: { personId: jiang } });
    expect((await desk.addMember({ ...back, idempotencyKey: "back" })).body.memberIds).toEqual([qin]);
    await expect(found([jiang])).rejects.toMatchObject(problem("household-exists", first, "/room"));
  });

  it("has one household also when two ask at once, and each person one", async () => {
    const asked = await Promise.allSettled([found([qin]), found([jiang])]);
    expect(asked.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const tang = await town.idOf("tang");
    const both = await Promise.allSettled(["401", "402"].map((room) => found([tang], { room })));
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await desk.listHouseholds({ query: { personId: tang } })).body.items).toHaveLength(1);
  });

  it("answers a founding that is sent once more as the first time", async () => {
    const body = { ...flat, memberIds: [qin] };
    const once = await desk.foundHousehold({ body, idempotencyKey: "once" });
    const again = await desk.foundHousehold({ body, idempotencyKey: "once" });
    expect([again.status, again.body.householdId]).toEqual([201, once.body.householdId]);
  });
});
