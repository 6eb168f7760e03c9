import { mediationRoutes as r } from "#services/mediation/routes.ts";
import type { Town } from "../town/town.ts";
import type { Play } from "./scenes.ts";

/** The property company is in dispute, and names who speaks for it. */
export const playRepresentative = async (town: Town, example: Play): Promise<void> => {
  const sun = await town.as("sun");
  const organisationId = (await sun.listOrganisations({})).body.items[0]?.organisationId ?? "";
  const disputants = [{ name: "秦先生", personId: await town.idOf("qin") }, { organisationId }];
  const body = { category: "fees", place: { building: "2栋" }, source: "proactive", disputants } as const;
  const filed = (await sun.fileCase({ body, idempotencyKey: "against the company" })).body.case;
  const authorised = { personId: await town.idOf("ding"), authorisation: "授权委托书，2026年3月2日，存互助会" };
  const naming = { disputantId: filed.disputants[1]?.disputantId, ...authorised };
  const neighbour = { body: { ...naming, personId: await town.idOf("jiang") } };
  const recorded = { as: "sun", params: { caseId: filed.caseId }, body: naming };
  await example(r.nameRepresentative, recorded, { body: authorised }, neighbour);
  const { params } = recorded;
  await sun.withdrawCase({ params, body: { reason: "已缴清" }, idempotencyKey: "settled with the company" });
};
