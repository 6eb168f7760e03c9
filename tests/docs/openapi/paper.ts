import { isDeepStrictEqual } from "node:util";
import type { ShownExample, ShownExamples } from "#infra/local/docs-document.ts";
import type { Route } from "#shared/http/route.ts";
import type { Service } from "#shared/service.ts";
import type { Example, Played } from "../../examples/play.ts";
import { community } from "../../examples/scenes.ts";
import { type Document, described } from "./described.ts";
import { openapiOf } from "./document.ts";
import { inLines } from "./lines.ts";
import { linked } from "./links.ts";
import { schemaNames } from "./names.ts";
import { withPathExamples } from "./path-examples.ts";

type Documented = Pick<Service, "name" | "routes" | "offers">;

const routesOf = (services: readonly Documented[]): Route[] => services.flatMap(({ routes }) => Object.values(routes));

/** What is sent wrongly is no example of a body, and what is refused often was sent as if it would succeed. */
const bodiesOf = ({ success, refusal }: Example): Record<string, object> => {
  const sent = success.request.body;
  const other = isDeepStrictEqual(refusal.request.body, sent) ? undefined : refusal.request.body;
  return { success: { ...(sent !== undefined && { sent }) }, refusal: { ...(other !== undefined && { sent: other }) } };
};

const mostShown = 3;

/** What was answered, with the first few of each list: a reader learns nothing more from the rest. */
const shortened = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.slice(0, mostShown).map(shortened);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shortened(part)]));
};

const shownOf = (example: Example): Readonly<Record<string, ShownExample>> => {
  const bodies = bodiesOf(example);
  const all = Object.entries(example).map(([name, { status, body }]) => [
    name,
    { ...bodies[name], status, body: shortened(body) },
  ]);
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

/** The API's document with what its fields are, where one may go from each answer, and how each path is filled. */
export const apiDocument = async (services: readonly Documented[], { examples }: Pick<Played, "examples">) => {
  const schemas = await schemaNames(services.map(({ name }) => name));
  const document = openapiOf(routesOf(services), schemas) as unknown as Document;
  const walkable = linked(document, services);
  const told = described(walkable);
  withPathExamples(walkable, examples, community);
  return { document: walkable, told };
};

/** The API's document, one path and one shared part a line, and beside it each service's examples, one a line. */
export const openapiPapers = async (services: readonly Documented[], played: Played) => {
  const { document } = await apiDocument(services, played);
  const examples = services.map((service) => [
    `docs/examples/${service.name}.json`,
    `${inLines(examplesOf(service, played), 2)}\n`,
  ]);
  return {
    "docs/openapi.json": `${inLines(document, { paths: 1, components: 2 })}\n`,
    ...Object.fromEntries(examples),
  } as Record<string, string>;
};
