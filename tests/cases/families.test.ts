import { beforeAll, describe, expect, it } from "vitest";
import { openTown, type Town } from "../town/town.ts";

describe("a family that is asked for by one of its people", () => {
  let town: Town;
  let [mother, granny, householdId] = ["", "", ""];

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const desk = await town.as("ding");
    mother = await town.idOf("jiang");
    granny = (await desk.registerPerson({ body: { name: "江奶奶", building: "2栋" } })).body.personId;
    const home = { building: "2栋", room: "203", memberIds: [mother, granny] };
    ({ householdId } = (await desk.foundHousehold({ body: home })).body);
    for (const nickname of ["大宝", "小宝", "三宝"]) {
      const body = { nickname, birthYear: 2017, guardianIds: [mother] };
      await desk.addDependant({ params: { householdId }, body });
    }
  });

  const household = async (persona: string, personId?: string) =>
    (await (await town.as(persona)).listHouseholds({ query: { ...(personId && { personId }) } })).body.items;

  it("is shown to the desk with the names that its people have now", async () => {
    const body = { name: "江老太" };
    await (await town.as("ding")).correctPerson({ params: { personId: granny }, body });
    expect(await household("ding", granny)).toEqual([
      {
        householdId,
        building: "2栋",
        room: "203",
        members: [
          { personId: mother, name: "江女士" },
          { personId: granny, name: "江老太" },
        ],
        dependants: ["大宝", "小宝", "三宝"].map((nickname) => ({
          dependantId: expect.stringMatching(/^dpt_/),
          householdId,
          nickname,
          birthYear: 2017,
          guardians: [{ personId: mother, name: "江女士" }],
        })),
      },
    ]);
    expect(await household("ding", await town.idOf("qin"))).toEqual([]);
  });

  it("is one's own where nobody is named, and to anyone else nobody's", async () => {
    expect((await household("jiang")).map((each) => each.householdId)).toEqual([householdId]);
    expect(await household("jiang", mother)).toEqual(await household("jiang"));
    for (const list of ["listHouseholds", "listDependants"] as const)
      await expect((await town.as("qin"))[list]({ query: { personId: mother } })).rejects.toMatchObject({
        problem: { status: 404, code: "not-found" },
      });
  });

  it("has its children listed page by page, for the desk and for its own, not for who only administers", async () => {
    const listed = async (persona: string) => {
      const neighbour = await town.as(persona);
      const first = (await neighbour.listDependants({ query: { personId: granny, limit: 2 } })).body;
      const cursor = first.nextCursor ?? "";
      const last = (await neighbour.listDependants({ query: { personId: granny, limit: 2, cursor } })).body;
      expect(last.nextCursor).toBeUndefined();
      return [...first.items, ...last.items].map(({ nickname }) => nickname);
    };
    expect(await listed("ding")).toEqual(["大宝", "小宝", "三宝"]);
    expect((await (await town.as("jiang")).listDependants({})).body.items).toHaveLength(3);
    expect((await household("admin-yangguang", granny)).map(({ dependants }) => dependants)).toEqual([[]]);
    const refused = (await town.as("admin-yangguang")).listDependants({ query: { personId: granny } });
    await expect(refused).rejects.toMatchObject({ problem: { status: 403, code: "role-not-allowed" } });
  });

  it("is nobody's any more who moved out", async () => {
    await (await town.as("ding")).moveOutPerson({ params: { personId: granny }, body: {} });
    await town.drain();
    expect(await household("ding", granny)).toEqual([]);
    expect((await household("ding", mother))[0]?.members).toEqual([{ personId: mother, name: "江女士" }]);
  });
});

describe("one's own record", () => {
  it("is read by each member, with their whole number; a neighbour's is not there", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const own = await town.idOf("jiang");
    await (await town.as("ding")).correctPerson({ params: { personId: own }, body: { phone: "13800138009" } });
    const record = (await (await town.as("jiang")).getPerson({ params: { personId: own } })).body;
    expect(record).toMatchObject({ personId: own, name: "江女士", phone: "+8613800138009", hasAccount: true });
    const other = (await town.as("jiang")).getPerson({ params: { personId: await town.idOf("qin") } });
    await expect(other).rejects.toMatchObject({ problem: { status: 404, code: "not-found" } });
  });
});
