import { describe, expect, it } from "vitest";
import { calledBack } from "../town/desk.ts";
import { field } from "../town/refusing.ts";
import { openTown, type Town } from "../town/town.ts";

const slug = "yangguang-huayuan";
const written = { name: "钱女士", phone: "13900139000", building: "5栋", room: "1102" };

const registeredBy = async (town: Town, persona: string): Promise<string> =>
  (await (await town.as(persona)).registerPerson({ body: written })).body.personId;

const takenInBy = async (town: Town, persona: string): Promise<string> => {
  const { registrationId } = (await (await town.as("newcomer", slug)).registerSelf({ body: written })).body;
  const released = await (await town.as(persona)).releaseRegistration({ params: { registrationId }, body: {} });
  return released.body.personId ?? "";
};

const fromRoster = async (town: Town): Promise<string> => {
  const headers = { "content-type": "text/csv", "idempotency-key": "roster" };
  const path = `/v1/communities/${slug}/communities/roster-imports`;
  const { name, phone, building } = written;
  const wire = { headers, body: `姓名,电话,楼栋\n${name},${phone},${building}\n` };
  const { importId } = (await town.send("admin-yangguang", "POST", path, wire)).body as { importId: string };
  const admin = await town.as("admin-yangguang");
  await admin.commitRosterImport({ params: { importId }, body: {} });
  await town.drain();
  const { items } = (await admin.listPeople({ query: { building } })).body;
  return items.find((each) => each.name === name)?.personId ?? "";
};

const ways = { registered: registeredBy, "taken in": takenInBy, "in a roster": fromRoster };
const refused = { problem: field("/identityCheck", "number-just-changed") };

describe("a number that was written when somebody came", () => {
  it.each(Object.entries(ways))("is none to call back for three days: %s", async (_, comes) => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const personId = await comes(town, "fang");
    const opens = async () => (await town.as("ding")).openAssistedSession({ body: { personId, ...calledBack } });
    await expect(opens()).rejects.toMatchObject(refused);
    town.clock.advance(3 * 24 * 60);
    expect((await opens()).status).toBe(201);
  });

  it.each([
    ["registered", registeredBy],
    ["taken in", takenInBy],
  ] as const)("is none to call back for whoever wrote it: %s", async (_, comes) => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const personId = await comes(town, "ding");
    town.clock.advance(30 * 24 * 60);
    const own = (await town.as("ding")).openAssistedSession({ body: { personId, ...calledBack } });
    await expect(own).rejects.toMatchObject(refused);
    const other = await (await town.as("fang")).openAssistedSession({ body: { personId, ...calledBack } });
    expect(other.status).toBe(201);
  });
});
