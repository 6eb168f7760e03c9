import { describe, expect, it } from "vitest";
import { inSession } from "../town/desk.ts";
import { openTown } from "../town/town.ts";

const atDesk = async () => {
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  const desk = await town.as("ding");
  const register = async (birthYear: number | undefined, name = "胡先生") =>
    (await desk.registerPerson({ body: { name, birthYear, building: "5栋", room: `${birthYear ?? 1}` } })).body;
  const needs = async (personId: string) =>
    (await (await town.as("ding")).getPerson({ params: { personId } })).body.needsAssist;
  return { town, desk, register, needs };
};

describe("being served at the desk", () => {
  it("is on by itself from the year in which somebody is 60, and comes with the years", async () => {
    const { town, register, needs } = await atDesk();
    expect((await register(1966, "李先生")).needsAssist).toBe(true);
    expect((await register(undefined, "王先生")).needsAssist).toBe(false);
    const { personId, needsAssist } = await register(1967);
    expect(needsAssist).toBe(false);
    town.clock.advance(305 * 24 * 60);
    expect(await needs(personId)).toBe(true);
  });

  it("is switched off by the person, signed in or in a session, and on again; by nobody else", async () => {
    const { town, desk, register, needs } = await atDesk();
    const { personId } = await register(1948);
    const params = { personId };
    const other = (await town.as("qin")).chooseAssist({ params, body: { needsAssist: false } });
    await expect(other).rejects.toMatchObject({ problem: { status: 404 } });
    await expect(desk.chooseAssist({ params, body: { needsAssist: false } })).rejects.toMatchObject({
      problem: { status: 404 },
    });
    const session = await inSession(town, "ding", personId);
    await session.desk.chooseAssist({ params, body: { needsAssist: false } });
    expect(await needs(personId)).toBe(false);
    await session.desk.chooseAssist({ params, body: { needsAssist: true } });
    expect(await needs(personId)).toBe(true);
  });

  it("stays on where staff write down that somebody needs nobody: that is not their own no", async () => {
    const { town, desk, needs } = await atDesk();
    const body = { name: "胡先生", birthYear: 1948, building: "5栋", needsAssist: false };
    const { personId } = (await desk.registerPerson({ body })).body;
    expect(await needs(personId)).toBe(true);
    await desk.correctPerson({ params: { personId }, body: { needsAssist: false } });
    expect(await needs(personId)).toBe(true);
    const headers = { "content-type": "text/csv", "idempotency-key": "roster" };
    const path = "/v1/communities/yangguang-huayuan/communities/roster-imports";
    const file = { headers, body: "姓名,出生年,楼栋,需协助\n罗奶奶,1948,5栋,否\n" };
    const told = (await town.send("admin-yangguang", "POST", path, file)).body as { importId: string };
    const admin = await town.as("admin-yangguang");
    await admin.commitRosterImport({ params: { importId: told.importId }, body: {} });
    await town.drain();
    const { items } = (await desk.listPeople({ query: { building: "5栋" } })).body;
    const listed = items.find(({ name }) => name === "罗奶奶");
    expect(await needs(listed?.personId ?? "")).toBe(true);
  });

  it("is asked for at any age", async () => {
    const { town, needs } = await atDesk();
    const personId = await town.idOf("qin");
    await (await town.as("qin")).chooseAssist({ params: { personId }, body: { needsAssist: true } });
    expect(await needs(personId)).toBe(true);
  });

  it("stays off where it was switched off, when other things are mended", async () => {
    const { town, desk, register, needs } = await atDesk();
    const { personId } = await register(1948);
    const session = await inSession(town, "ding", personId);
    await session.desk.chooseAssist({ params: { personId }, body: { needsAssist: false } });
    await session.end();
    await desk.correctPerson({ params: { personId }, body: { room: "502" } });
    expect(await needs(personId)).toBe(false);
  });
});
