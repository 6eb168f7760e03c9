import { playExamples } from "../examples/play.ts";
import { grantsPaper } from "../infra/grants-paper.ts";
import { proofPaper } from "../proof/paper.ts";
import { eventsPaper } from "./events-paper.ts";
import { openapiPapers } from "./openapi/paper.ts";
import { operationsPaper } from "./operations-paper.ts";
import { readmePapers } from "./readme-paper.ts";
import { services } from "./services.ts";
import { tablePaper } from "./table-paper.ts";

/** The generated documents by their path, as `npm run docs` writes them and a test compares them. */
export const papers = async (): Promise<Record<string, string>> => {
  const played = await playExamples();
  const routes = services.flatMap(({ routes: table }) => Object.values(table));
  return {
    ...(await openapiPapers(services, played)),
    "docs/events.md": eventsPaper(services),
    "docs/proof.md": proofPaper(),
    "docs/table.md": tablePaper(routes, played),
    "infra/aws/table-grants.json": grantsPaper(played),
    "docs/operations.md": operationsPaper(played),
    ...Object.assign({}, ...services.map(readmePapers)),
  };
};
