import { fileDesk } from "#shared/evidence/file-desk.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { fileGround } from "../domain/file-ground.ts";
import { mediationRoutes } from "../routes.ts";
import { caseFiles } from "../store/case-files.ts";
import { caseStore } from "../store/case-store.ts";

const desk = fileDesk({
  ...caseFiles,
  see: async ({ table, caller, now }, { id }) => {
    const { state, by } = await caseStore(table).readBy(id, { by: caller, at: now });
    return fileGround(state, by);
  },
});

export const caseFileEndpoints = {
  giveCaseFile: endpoint(mediationRoutes.giveCaseFile, desk.give),
  completeCaseFile: endpoint(mediationRoutes.completeCaseFile, desk.complete),
  getCaseFile: endpoint(mediationRoutes.getCaseFile, desk.read),
  listCaseFiles: endpoint(mediationRoutes.listCaseFiles, (call) =>
    desk.list(call, { thing: "case", id: call.params.caseId }),
  ),
  showCaseFile: endpoint(mediationRoutes.showCaseFile, desk.show),
};
