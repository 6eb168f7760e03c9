import { communitiesRoutes as r } from "#services/communities/routes.ts";
import type { Town } from "../../town/town.ts";
import { actor, nobody, type Play } from "../scenes.ts";

const admin = { as: "admin-yangguang" };
const desk = { as: "ding" };

type Opened = { readonly sessionId: string };

/** Somebody at the desk acts for a resident. */
export const playAssistance = async (town: Town, example: Play): Promise<void> => {
  const personId = await town.idOf("qin");
  const body = { personId, identityCheck: "id-shown", paper: "identity-card", reason: "不会用手机" };
  const unknown = { body: { ...body, personId: nobody } };
  const { sessionId } = await example<Opened>(
    r.openAssistedSession,
    { ...desk, body },
    { body: { personId } },
    unknown,
  );
  const params = { sessionId };
  const asking = { ...desk, session: sessionId };
  const exported = await example<{ readonly exportId: string }>(
    r.requestDataExport,
    asking,
    { body: { all: true } },
    { session: "ses_" },
  );
  const releasing = { as: "fang", params: { exportId: exported.exportId } };
  await example(r.releaseDataExport, releasing, { body: { x: 1 } }, { as: "ding" });
  const { erasureId } = (await (await actor(town, "ding", sessionId)).requestErasure({ body: {} })).body.erasure;
  const erasing = { params: { erasureId } };
  await example(r.releaseErasure, { as: "fang", ...erasing }, { body: { x: 1 } }, { as: "ding" });
  await example(r.takeBackErasure, { as: "qin", ...erasing }, { body: { x: 1 } }, { as: "jiang" });
  await example(r.listAssistedActs, { as: "qin", params: { personId } }, { query: { limit: 0 } }, { as: "jiang" });
  await example(r.listAssistedSessions, { as: "qin" }, { query: { limit: 0 } }, { as: "zhao" });
  await example(r.getAssistedSession, { as: "qin", params }, { params: { sessionId: "1" } }, { as: "jiang" });
  await example(r.endAssistedSession, { ...desk, params }, { body: { x: 1 } }, { as: "jiang" });
};

/** What a person may ask for. */
export const playRights = async (town: Town, example: Play): Promise<void> => {
  const exported = (await (await town.as("qin")).requestDataExport({ body: {}, idempotencyKey: "own" })).body;
  await town.drain();
  const params = { exportId: exported.exportId };
  await example(r.listDataExports, { as: "qin" }, { query: { limit: 0 } }, { as: "zhao" });
  await example(r.getDataExport, { as: "qin", params }, { params: { exportId: "1" } }, { as: "jiang" });
  type Asked = { readonly erasure: { readonly erasureId: string }; readonly code: string };
  const asked = await example<Asked>(r.requestErasure, { as: "yu" }, { body: { why: "x" } }, { as: "zhao" });
  const erasure = { params: { erasureId: asked.erasure.erasureId } };
  const wrong = { params: { erasureId: "1" } };
  await example(r.followErasure, { ...erasure, code: asked.code }, wrong, { code: "a".repeat(26) });
  const own = (await (await town.as("admin-yangguang")).requestErasure({ body: {}, idempotencyKey: "to be seen" }))
    .body;
  await example(r.listErasures, admin, { query: { as: "anybody" } }, { as: "zhao" });
  await example(r.getErasure, { ...admin, params: { erasureId: own.erasure.erasureId } }, wrong, { as: "jiang" });
};

/** People come and go as files. */
export const playRosters = async (_: Town, example: Play): Promise<void> => {
  const file = "姓名,电话,楼栋,房号,出生年,需协助\n陶女士,13800138001,6栋,601,1980,否\n";
  const uploading = { ...admin, file };
  const imported = await example<{ importId: string }>(r.importRoster, uploading, { file: '"a,b' }, { as: "jiang" });
  const params = { importId: imported.importId };
  await example(r.listRosterImports, admin, { query: { limit: 0 } }, { as: "jiang" });
  await example(r.getRosterImport, { ...admin, params }, { params: { importId: "1" } }, { as: "jiang" });
  await example(r.commitRosterImport, { ...admin, params }, { body: { x: 1 } }, { as: "jiang" });
  await example(r.exportRosterCsv, admin, { query: { all: 1 } }, { as: "jiang" });
  await example(r.exportRosterXlsx, admin, { query: { all: 1 } }, { as: "jiang" });
};
