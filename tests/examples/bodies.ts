import { mediationRoutes as r } from "#services/mediation/routes.ts";
import type { Town } from "../town/town.ts";
import { playAgreement } from "./agreements.ts";
import { filing } from "./mediation.ts";
import { nobody, type Play } from "./scenes.ts";

/** The committee mediates a dispute of the association's too. */
const playTogether = async (town: Town, example: Play, bodyId: string): Promise<void> => {
  const sun = await town.as("sun");
  const body = { ...(await filing(town)), category: "pets" };
  const filed = (await sun.fileCase({ body: body as never, idempotencyKey: "of two bodies" })).body.case;
  const params = { caseId: filed.caseId };
  const naming = { leadId: await town.idOf("sun"), rightsNoticeGiven: true };
  await sun.acceptCase({ params, body: naming, idempotencyKey: "the first body" });
  const inviting = { as: "sun", params, body: { bodyId } };
  const unknown = { body: { bodyId: `bdy_${"a".repeat(20)}` } };
  await example(r.inviteBody, inviting, { body: {} }, unknown);
  await example(r.joinCase, { as: "yu", params, body: { bodyId } }, { body: {} }, { as: "qin" });
  await playAgreement(town, example, filed);
};

/** A people's mediation committee, registered with who is of it. */
export const playBodies = async (town: Town, example: Play): Promise<void> => {
  const admin = { as: "admin-yangguang" };
  const body = { kind: "peoples-committee", name: "阳光社区人民调解委员会", legalNumber: "调字2026-7", hasSeal: true };
  const sealed = { body: { ...body, kind: "industry", name: "物业行业调解组织" } };
  const { bodyId } = await example<{ bodyId: string }>(r.registerBody, { ...admin, body }, { body: {} }, sealed);
  const params = { bodyId };
  const [president, deputy] = [await town.idOf("fang"), await town.idOf("yu")];
  const keeper = { personId: president, name: "方社工", keepsSeal: true };
  const adding = { ...admin, params, body: keeper };
  await example(r.addBodyMember, adding, { body: { personId: president } }, { body: { ...keeper, personId: nobody } });
  const peer = { personId: deputy, name: "余调解员", mayDeputise: true };
  const third = { personId: await town.idOf("tang"), name: "唐女士" };
  const client = await town.as("admin-yangguang");
  for (const each of [peer, third])
    await client.addBodyMember({ params, body: each, idempotencyKey: `a member ${each.personId}` });
  const leaving = { ...admin, params, body: { personId: third.personId } };
  await example(r.removeBodyMember, leaving, { body: {} }, { body: { personId: nobody } });
  const presiding = { ...admin, params, body: { personId: president } };
  await example(r.nameBodyPresident, presiding, { body: { personId: "1" } }, { body: { personId: nobody } });
  const deputising = { ...admin, params, body: { personId: deputy } };
  await example(r.nameBodyDeputy, deputising, { body: {} }, { body: { personId: president } });
  const away = { as: "fang", params, body: { until: "2026-04-01T00:00:00.000Z" } };
  await example(r.declareBodyAbsence, away, { body: { until: "soon" } }, { as: "qin" });
  await example(r.listBodies, { as: "qin" }, { query: { limit: 0 } }, { as: "zhao" });
  await example(r.getBody, { as: "qin", params }, { params: { bodyId: "1" } }, { as: "zhao" });
  await playTogether(town, example, bodyId);
};

/** An association that is proposed, and taken back by whoever proposed it. */
export const playWithdrawal = async (town: Town, example: Play): Promise<void> => {
  const admin = { as: "admin-yangguang" };
  const founders = [
    { name: "物业服务中心", side: "property" },
    { name: "社区居委会", side: "community" },
  ];
  const second = { name: "阳光互助会二组", foundedOn: "2026-02", founders };
  const worker = await town.as("fang");
  const proposed = (await worker.foundAssociation({ body: second as never, idempotencyKey: "to take back" })).body;
  const taking = { as: "fang", params: { associationId: proposed.associationId }, body: {} };
  await example(r.withdrawAssociation, taking, { body: { reason: "x" } }, admin);
};
