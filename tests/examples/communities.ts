import { communitiesRoutes as r } from "#services/communities/routes.ts";
import type { Town } from "../town/town.ts";
import { nobody, type Play } from "./scenes.ts";

/** The operations of communities, in the fictional estate. */
export const playCommunities = async (town: Town, example: Play): Promise<void> => {
  const personId = await town.idOf("jiang");
  const admin = { as: "admin-yangguang" };
  const resident = { as: "jiang" };
  const wrongId = { params: { personId: "jiang", grantId: "one" } };
  await example(r.listOwnCommunities, { as: "jiang" }, { query: { limit: 0 } }, { as: undefined });
  await example(r.getProfile, {}, { query: { page: 2 } }, { params: { community: "nowhere" } });
  await example(r.listPeople, { as: "sun", query: { building: "2栋" } }, { query: { building: "#" } }, resident);
  await example(r.getPerson, { ...admin, params: { personId } }, wrongId, { params: { personId: nobody } });
  const body = { personId, role: "building-leader", building: "2栋" };
  const granting = { body: { ...body, building: "9栋" } };
  const { grantId } = await example<{ grantId: string }>(r.grantRole, { ...admin, body }, granting, resident);
  const params = { grantId };
  await example(r.getRoleGrant, { ...admin, params }, wrongId, resident);
  await example(r.revokeRole, { ...admin, params }, { body: { reason: "x" } }, resident);
};
