import { communitiesRoutes as r } from "#services/communities/routes.ts";
import type { Town } from "../../town/town.ts";
import { nobody, type Play } from "../scenes.ts";
import { playConsents } from "./consents.ts";
import { playRegistrations } from "./registrations.ts";

const admin = { as: "admin-yangguang" };
const desk = { as: "ding" };
const resident = { as: "jiang" };

type Registered = { readonly personId: string };

/** A person of the estate from registering to moving out, with roles on the way. */
export const playPeople = async (town: Town, example: Play): Promise<void> => {
  const body = {
    name: "胡先生",
    phone: "020-88888888",
    birthYear: 1950,
    building: "5栋",
    room: "501",
    needsAssist: true,
  };
  const { personId } = await example<Registered>(
    r.registerPerson,
    { ...desk, body },
    { body: { ...body, building: "9栋" } },
    resident,
  );
  const params = { personId };
  const unknown = { params: { personId: nobody } };
  const malformed = { params: { personId: "hu" } };
  await example(r.listPeople, { as: "sun", query: { building: "5栋" } }, { query: { building: "#" } }, resident);
  await example(r.searchPeople, { ...desk, query: { term: "胡" } }, { query: { term: "h" } }, resident);
  await example(r.getPerson, { ...admin, params }, malformed, unknown);
  await example(r.correctPerson, { ...desk, params, body: { room: "502" } }, { body: { room: "" } }, unknown);
  const own = { as: "jiang", params: { personId: await town.idOf("jiang") }, body: { needsAssist: true } };
  await example(r.chooseAssist, own, { body: {} }, { as: "qin" });
  await example(r.verifyPerson, { ...desk, params, body: { method: "id-shown" } }, { body: {} }, unknown);
  await example(r.issueClaimCode, { ...desk, params }, { body: { days: 3 } }, unknown);
  const sheet = { as: "ding", body: { building: "5栋" } };
  await example(r.printClaimSheet, sheet, { body: { building: "" } }, resident);
  await playRegistrations(town, example);
  await playRoles(town, example);
  await playHousehold(town, example, personId);
  await example(r.moveOutPerson, { ...desk, params }, { body: { on: "x" } }, unknown);
  await example(r.moveInPerson, { ...desk, params, body: { building: "5栋" } }, { body: { on: "x" } }, unknown);
  await (await town.as(desk.as)).moveOutPerson({ params, body: {}, idempotencyKey: "gone for good" });
  await example(
    r.anonymisePerson,
    { ...admin, params },
    { body: { why: "x" } },
    { params: { personId: await town.idOf("qin") } },
  );
};

const playRoles = async (town: Town, example: Play): Promise<void> => {
  const personId = await town.idOf("jiang");
  const body = { personId, role: "building-leader", building: "2栋" };
  const elsewhere = { body: { ...body, building: "9栋" } };
  const { grantId } = await example<{ grantId: string }>(r.grantRole, { ...admin, body }, elsewhere, resident);
  const grants = [
    { personId: await town.idOf("tang"), role: "correspondent" },
    { personId: await town.idOf("tang"), role: "building-leader", building: "9栋" },
  ];
  await example(r.grantRoles, { ...admin, body: { dryRun: true, grants } }, { body: { grants: [] } }, resident);
  const appointed = { personId: await town.idOf("luo"), reason: "原管理员失联" };
  await example(
    r.appointAdministrator,
    { as: "ops", body: appointed },
    { body: { personId } },
    { body: { ...appointed, personId: nobody } },
  );
  const params = { grantId };
  await example(r.listRoleHolders, { ...desk, query: { role: "mediator" } }, { query: { role: "king" } }, resident);
  await example(r.getRoleGrant, { ...admin, params }, { params: { grantId: "one" } }, resident);
  await example(r.revokeRole, { ...admin, params }, { body: { reason: "x" } }, resident);
};

type Founded = { readonly householdId: string; readonly dependants: readonly { readonly dependantId: string }[] };

const playHousehold = async (town: Town, example: Play, personId: string): Promise<void> => {
  const mother = await town.idOf("jiang");
  const body = { building: "2栋", room: "203", memberIds: [mother] };
  const unknown = { body: { ...body, memberIds: [nobody] } };
  const { householdId } = await example<Founded>(r.foundHousehold, { ...desk, body }, unknown, { as: "yu" });
  const params = { householdId };
  await example(r.getHousehold, { ...resident, params }, { params: { householdId: "1" } }, { as: "qin" });
  await example(r.addMember, { ...desk, params, body: { personId } }, { body: { personId: nobody } }, resident);
  await example(r.removeMember, { ...desk, params, body: { personId } }, { body: {} }, resident);
  const child = { nickname: "小宝", birthYear: 2017, guardianIds: [mother] };
  const stranger = { body: { ...child, guardianIds: [personId] } };
  const added = await example<Founded>(r.addDependant, { ...resident, params, body: child }, stranger, { as: "qin" });
  const dependantId = added.dependants[0]?.dependantId ?? "";
  const listed = { ...desk, query: { personId: mother } };
  await example(r.listHouseholds, listed, { query: { personId: "1" } }, { as: "yu" });
  await example(r.listDependants, listed, { query: { personId: "1" } }, { as: "admin-yangguang" });
  await playConsents(town, example, dependantId);
  await example(r.removeDependant, { ...resident, params: { dependantId } }, { body: { x: 1 } }, { as: "qin" });
};
