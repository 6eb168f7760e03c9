import { beforeEach, describe, expect, it } from "vitest";
import { erasureStore } from "#services/communities/store/rights-store.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import { inSession } from "../town/desk.ts";
import { openTown, type Town } from "../town/town.ts";

let town: Town;
let personId: string;

beforeEach(async () => {
  town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  personId = await town.idOf("qin");
});

const daysLater = async (days: number): Promise<void> => {
  town.clock.advance(days * 24 * 60);
  await town.drain();
};
const statusOf = async (id: string) =>
  (await (await town.as("ding")).getPerson({ params: { personId: id } })).body.status;
const isOperatorTold = async (erasureId: string) => {
  const table = scoped(town.world.table, communityScope(town.world.region, "yangguang-huayuan"));
  const facts = (await erasureStore(table).journal(erasureId)).flatMap((entry) => entry.facts);
  return facts.some(({ type }) => type === "communities.administrator-leaving.v1");
};

describe("who became the last administrator after they asked to be removed", () => {
  it("is looked at again when the desk's request is released: it waits, with the operator told", async () => {
    const { desk, end } = await inSession(town, "ding", personId);
    const params = { erasureId: (await desk.requestErasure({ body: {} })).body.erasure.erasureId };
    await end();
    const admin = await town.as("admin-yangguang");
    await admin.grantRole({ body: { personId, role: "community-admin" } });
    town.clock.advance(1);
    expect((await admin.requestErasure({ body: {} })).body.erasure.awaitsSuccessor).toBeUndefined();
    await daysLater(4);
    const { body } = await (await town.as("fang")).releaseErasure({ params, body: {} });
    expect(body).toMatchObject({ awaitsSuccessor: true, released: { by: await town.idOf("fang") } });
    await daysLater(4);
    expect(await statusOf(personId)).toBe("verified");
    expect(await isOperatorTold(params.erasureId)).toBe(true);
    await daysLater(20);
    expect(await statusOf(personId)).toBe("anonymised");
  });

  it("is looked at again when it begins: it waits as long as it might have, and then begins", async () => {
    const admin = await town.as("admin-yangguang");
    const adminId = await town.idOf("admin-yangguang");
    await admin.requestErasure({ body: {} });
    await daysLater(20);
    const { erasureId } = (await (await town.as("qin")).requestErasure({ body: {} })).body.erasure;
    const operator = await town.as("ops", "yangguang-huayuan");
    await operator.appointAdministrator({ body: { personId, reason: "原管理员要离开" } });
    await daysLater(2);
    expect(await statusOf(adminId)).toBe("anonymised");
    await daysLater(3);
    expect(await statusOf(personId)).toBe("verified");
    expect(await isOperatorTold(erasureId)).toBe(true);
    const body = { personId: await town.idOf("tang"), reason: "接任" };
    await (await town.as("ops", "yangguang-huayuan")).appointAdministrator({ body });
    await daysLater(1);
    expect(await statusOf(personId)).toBe("anonymised");
  });
});
