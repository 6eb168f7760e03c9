import { communitiesRoutes as r } from "#services/communities/routes.ts";
import type { Town } from "../../town/town.ts";
import { actor, type Play } from "../scenes.ts";

const desk = { as: "ding" };

type Registered = { readonly registrationId: string };

/** Somebody whom nobody had written down registers, and is taken in; another is not. */
export const playRegistrations = async (town: Town, example: Play): Promise<void> => {
  const body = { name: "钱女士", phone: "139 0013 9000", building: "5栋", room: "1102" };
  const newcomer = { as: "newcomer" };
  const elsewhere = { body: { ...body, building: "99栋" } };
  const { registrationId } = await example<Registered>(r.registerSelf, { ...newcomer, body }, elsewhere, {
    as: "jiang",
  });
  await example(r.getOwnRegistration, newcomer, { query: { page: 2 } }, { as: "nobody-here" });
  await example(r.listRegistrations, desk, { query: { limit: 0 } }, { as: "jiang" });
  const params = { registrationId };
  await example(r.getRegistration, { ...desk, params }, { params: { registrationId: "1" } }, { as: "jiang" });
  const other = { ...body, name: "孙先生", room: "1103" };
  const declined = (await (await actor(town, "passer-by")).registerSelf({ body: other })).body;
  const why = { params: { registrationId: declined.registrationId }, body: { reason: "请带证件到服务台" } };
  await example(r.declineRegistration, { ...desk, ...why }, { body: {} }, { as: "jiang" });
  await example(r.releaseRegistration, { ...desk, params, body: {} }, { body: { personId: "x" } }, { as: "jiang" });
};
