import { expect, it } from "vitest";
import { filedCase, inYangguang } from "../../town/cases.ts";
import { refusing } from "../../town/refusing.ts";
import { ground as newGround, openTown } from "../../town/town.ts";

const start = "2026-03-02T01:00:00.000Z";
const conflict = { status: 409, code: "conflict-of-interest" };

it("a household that a president joins recuses them at their next act, and their reading", async () => {
  const ground = await newGround();
  const town = await openTown({ start, on: ground });
  const refused = refusing(ground, "yangguang-huayuan");
  const { caseId, disputants } = await filedCase(town, inYangguang);
  const params = { caseId };
  const memberIds = [await town.idOf("qin"), await town.idOf("sun")];
  await (await town.as("admin-yangguang")).foundHousehold({ body: { building: "2栋", memberIds } });
  await town.drain();
  const contacts = disputants.map(({ disputantId }) => ({ disputantId, reached: true }));
  await refused(town, "sun", (sun) => sun.contactDisputants({ params, body: { contacts } }), conflict);
  await refused(town, "sun", (sun) => sun.contactDisputants({ params, version: 77, body: { contacts } }), conflict);
  const reason = { reason: "x", otherWays: "y" };
  await refused(town, "sun", (sun) => sun.declineCase({ params, body: reason }), conflict);
  const yu = await town.as("yu");
  expect((await yu.contactDisputants({ params, body: { contacts } })).body.case.status).toBe("contacted");
});

it("nor is it needed that the case hears of it: from the moment on they contact, decline and read nothing", async () => {
  const ground = await newGround();
  const town = await openTown({ start, on: ground });
  const refused = refusing(ground, "yangguang-huayuan");
  const { caseId, disputants } = await filedCase(town, inYangguang);
  const params = { caseId };
  const contacts = disputants.map(({ disputantId }) => ({ disputantId, reached: true }));
  const memberIds = [await town.idOf("qin"), await town.idOf("yu")];
  const admin = await town.as("admin-yangguang");
  await admin.foundHousehold({ body: { building: "2栋", memberIds } });
  await refused(town, "yu", (yu) => yu.contactDisputants({ params, body: { contacts } }), conflict);
  await refused(town, "yu", (yu) => yu.getCase({ params }), conflict);
  await refused(town, "yu", (yu) => yu.getTimeline({ params }), conflict);
  const sun = await town.as("sun");
  expect((await sun.contactDisputants({ params, body: { contacts } })).body.case.status).toBe("contacted");
  const others = [await town.idOf("jiang"), await town.idOf("sun")];
  await admin.foundHousehold({ body: { building: "2栋", memberIds: others } });
  await refused(town, "sun", (it) => it.declineCase({ params, body: { reason: "x", otherWays: "y" } }), conflict);
});
