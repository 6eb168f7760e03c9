import { beforeAll, describe, expect, it } from "vitest";
import { type Played, playExamples } from "../../examples/play.ts";
import { services } from "../services.ts";
import { type Document, isNode, type Node, nameOf, type Operation, operationsOf, type Parameter } from "./described.ts";
import { apiDocument } from "./paper.ts";

type Link = { readonly operationId: string; readonly parameters: Readonly<Record<string, string>> };
type Walk = { readonly from: Operation; readonly link: Link };

let document: Document;
let played: Played;
let walks: Walk[];
beforeAll(async () => {
  played = await playExamples();
  ({ document } = await apiDocument(services, played));
  walks = operationsOf(document).flatMap((from) =>
    Object.values(from.responses as Node)
      .flatMap((answer) => Object.values(((answer as Node).links as Node | undefined) ?? {}))
      .map((link) => ({ from, link: linkOf(link as Node) })),
  );
});

const linkOf = (link: Node): Link =>
  (typeof link.$ref === "string" ? document.components.links?.[nameOf(link.$ref)] : link) as Link;

const routes = Object.assign({}, ...services.map((each) => each.routes)) as (typeof services)[number]["routes"];
const targetsOf = (operation: string): string[] =>
  walks.filter(({ from }) => from.operationId === operation).map(({ link }) => link.operationId);

const parametersOf = (operation: string): Parameter[] => {
  const found = operationsOf(document).find(({ operationId }) => operationId === operation);
  return (found?.parameters ?? [])
    .map((each) => ("$ref" in each ? document.components.parameters?.[nameOf(each.$ref)] : each) as Parameter)
    .filter((each) => each.in === "path");
};

const valueAt = (body: unknown, pointer: string): unknown =>
  pointer
    .split("/")
    .slice(1)
    .reduce<unknown>((part, name) => (isNode(part) ? part[name] : undefined), body);

/** The value that a link takes from the example of the operation that it leads on from. */
const takenBy = ({ from, link }: Walk, name: string): unknown => {
  const expression = link.parameters[name] ?? "";
  const { request, body } = played.examples[from.operationId]?.success ?? {};
  if (expression.startsWith("$response.body#")) return valueAt(body, expression.slice("$response.body#".length));
  const asked = expression.replace("$request.path.", "");
  return asked === "community" ? "yangguang-huayuan" : (request?.params as Node | undefined)?.[asked];
};

/** Its key is told by the policy rows, and not by the settings that it is offered with. */
const untold = "setPolicyRow";

describe("the links of the API's document", () => {
  it("lead to operations that there are, and fill all of their paths", () => {
    expect(walks.length).toBeGreaterThan(300);
    for (const { from, link } of walks)
      expect([from.operationId, link.operationId, Object.keys(link.parameters)]).toEqual([
        from.operationId,
        link.operationId,
        parametersOf(link.operationId).map(({ name }) => name),
      ]);
  });

  it("take from an answer what it tells, and what the other path takes", () => {
    const taken = walks.flatMap((walk) =>
      Object.keys(walk.link.parameters).map((name) => ({ walk, name, value: takenBy(walk, name) })),
    );
    const told = taken.filter(({ value }) => value !== undefined);
    expect(told.length / taken.length).toBeGreaterThan(0.9);
    for (const { walk, name, value } of told) {
      const { schema } = parametersOf(walk.link.operationId).find((each) => each.name === name) ?? {};
      const { pattern = "" } = (schema?.$ref ? document.components.schemas?.[nameOf(schema.$ref)] : schema) ?? {};
      expect([walk.from.operationId, walk.link.operationId, value]).toEqual([
        walk.from.operationId,
        walk.link.operationId,
        expect.stringMatching(new RegExp(String(pattern))),
      ]);
    }
  });

  it.each(services)("lead in $name from what reads a thing to each of its verbs", ({ offers, routes: own }) => {
    const readers = Object.values(own).filter((route) => route.method === "GET" && route.offers);
    expect(readers.length > 0).toBe(Object.keys(offers).length > 0);
    for (const { operation, offers: thing = "" } of readers)
      expect([operation, targetsOf(operation)]).toEqual([
        operation,
        expect.arrayContaining([...new Set(offers[thing]?.operations ?? [])].filter((each) => each !== untold)),
      ]);
  });

  it("lead from what makes a thing, and from each list, to what reads it", () => {
    const paths = new Map(Object.values(routes).map((route) => [route.path, route]));
    const reader = (path: string) =>
      [...paths.values()].find(
        ({ method, path: other }) => method === "GET" && /^\/\{\w+\}$/.test(other.replace(path, "")),
      );
    const making = [...paths.values()].filter(({ status, method, reply }) =>
      method === "GET"
        ? "items" in ((reply as never as { _zod: { def: { shape?: object } } })._zod.def.shape ?? {})
        : status === 201,
    );
    const without = making.filter(({ operation, path }) => {
      const read = reader(path);
      return read && !targetsOf(operation).includes(read.operation);
    });
    expect(making.length).toBeGreaterThan(50);
    expect(without.map(({ operation }) => operation)).toEqual([]);
  });
});
