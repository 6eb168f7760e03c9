import { isDeepStrictEqual } from "node:util";
import type { ShownExample, ShownExamples } from "#infra/local/docs-document.ts";
import type { Route } from "#shared/http/route.ts";
import type { Example, Played } from "../../examples/play.ts";
import { openapiOf } from "./document.ts";
import { inLines } from "./lines.ts";
import { schemaNames } from "./names.ts";

type Documented = { readonly name: string; readonly routes: Readonly<Record<string, Route>> };

const routesOf = (services: readonly Documented[]): Route[] => services.flatMap(({ routes }) => Object.values(routes));

/** What is sent wrongly is no example of a body, and what is refused often was sent as if it would succeed. */
const bodiesOf = ({ success, refusal }: Example): Record<string, object> => {
  const sent = success.request.body;
  const other = isDeepStrictEqual(refusal.request.body, sent) ? undefined : refusal.request.body;
  return { success: { ...(sent !== undefined && { sent }) }, refusal: { ...(other !== undefined && { sent: other }) } };
};

const shownOf = (example: Example): Readonly<Record<string, ShownExample>> => {
  const bodies = bodiesOf(example);
  const all = Object.entries(example).map(([name, { status, body }]) => [name, { ...bodies[name], status, body }]);
  return Object.fromEntries(all);
};

const examplesOf = ({ routes }: Documented, { examples }: Played): ShownExamples => {
  const all = Object.values(routes).map(({ operation }) => {
    const example = examples[operation];
    if (!example) throw new Error(`no example of ${operation}`);
    return [operation, shownOf(example)];
  });
  return Object.fromEntries(all);
};

/** The API's document, one path and one shared part a line, and beside it each service's examples, one a line. */
export const openapiPapers = async (services: readonly Documented[], played: Played) => {
  const schemas = await schemaNames(services.map(({ name }) => name));
  const examples = services.map((service) => [
    `docs/examples/${service.name}.json`,
    `${inLines(examplesOf(service, played), 2)}\n`,
  ]);
  return {
    "docs/openapi.json": `${inLines(openapiOf(routesOf(services), schemas), { paths: 1, components: 2 })}\n`,
    ...Object.fromEntries(examples),
  } as Record<string, string>;
};
