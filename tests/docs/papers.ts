import { openapiOf } from "#shared/http/openapi.ts";
import { playExamples } from "../examples/play.ts";
import { eventsPaper } from "./events-paper.ts";
import { services } from "./services.ts";
import { tablePaper } from "./table-paper.ts";

/** The generated documents by name, as `npm run docs` writes them and a test compares them. */
export const papers = async (): Promise<Record<string, string>> => {
  const played = await playExamples();
  const routes = services.flatMap(({ routes: table }) => Object.values(table));
  return {
    "openapi.json": `${JSON.stringify(openapiOf(routes, played.examples), null, 2)}\n`,
    "events.md": eventsPaper(services),
    "table.md": tablePaper(routes, played),
  };
};
