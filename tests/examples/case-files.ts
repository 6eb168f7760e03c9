import { mediationRoutes as r } from "#services/mediation/routes.ts";
import { paper, saidOf } from "../town/files.ts";
import type { Town } from "../town/town.ts";
import type { Play } from "./scenes.ts";

type Placed = {
  readonly file: { readonly fileId: string };
  readonly put: { readonly url: string; readonly headers: Readonly<Record<string, string>> };
};

/** A quote is given by one of those in dispute, and shown to the other. */
export const playFiles = async (
  town: Town,
  example: Play,
  { caseId, to }: { readonly caseId: string; readonly to: string },
): Promise<void> => {
  const bytes = paper("报价单");
  const body = { ...saidOf(caseId, bytes, "application/pdf"), caption: "充电桩报价单" };
  const placed = await example<Placed>(
    r.giveCaseFile,
    { as: "qin", body },
    { body: { ...body, mediaType: "image/heic" } },
    { as: "zhao" },
  );
  await town.bytes(placed.put.url, { headers: placed.put.headers, body: bytes });
  const { fileId } = placed.file;
  const params = { fileId };
  const none = { params: { fileId: "1" } };
  await example(r.completeCaseFile, { as: "qin", params, body: {} }, { body: { sent: true } }, { as: "sun" });
  await example(r.getCaseFile, { as: "qin", params }, none, { as: "jiang" });
  await example(r.listCaseFiles, { as: "qin", params: { caseId } }, { params: { caseId: "1" } }, { as: "zhao" });
  await example(r.showCaseFile, { as: "sun", params, body: { to } }, { body: {} }, { as: "qin" });
};
