import type { Service } from "#shared/service.ts";
import { type Document, isNode, type Node, nameOf, type Operation, operationsOf, type Parameter } from "./described.ts";

type Linked = Pick<Service, "name" | "routes" | "offers">;
type Link = { readonly operationId: string; readonly parameters: Readonly<Record<string, string>> };

/** Where an answer tells a value that opens something: as a JSON pointer, with the schema's name. */
type Place = { readonly pointer: string; readonly name: string; readonly schema: string };

const shapeOf = (schema: unknown): string => {
  const { description: _, example: __, ...rest } = isNode(schema) ? schema : {};
  return JSON.stringify(rest).replaceAll('Output"', '"');
};

const resolved = ({ components }: Document, schema: Node): Node =>
  typeof schema.$ref === "string" ? (components.schemas?.[nameOf(schema.$ref)] ?? {}) : schema;

/** The schemas that say together, or each for itself, what the value is. */
const facesOf = (document: Document, given: Node): Node[] => {
  const schema = resolved(document, given);
  const parts = [schema.allOf, schema.oneOf, schema.anyOf].flatMap((each) =>
    Array.isArray(each) ? (each as Node[]) : [],
  );
  return [schema, ...parts.flatMap((part) => facesOf(document, part))];
};

type Value = readonly [pointer: string, schema: Node];

/** What lies one step deeper: of a list its first entry, of an object its fields. */
const below = (document: Document, [pointer, given]: Value): Value[] =>
  facesOf(document, given).flatMap(({ items, properties }) => {
    const fields = isNode(properties) ? Object.entries(properties) : [];
    const named = fields.map(([name, part]): Value => [`${pointer}/${name}`, part as Node]);
    return isNode(items) ? [[`${pointer}/0`, items] as const, ...named] : named;
  });

const deepest = 4;

/** Every value of an answer with its place, the nearest first; of a list the first entry stands for all. */
const placesIn = (document: Document, root: Node): Place[] => {
  const found: Place[] = [];
  let level: Value[] = [["", root]];
  for (let depth = 0; depth <= deepest; depth += 1) {
    level = level.flatMap((value) => below(document, value));
    found.push(...level.map(([pointer, part]) => ({ pointer, name: nameOf(pointer), schema: shapeOf(part) })));
  }
  return found;
};

const parametersOf = ({ components }: Document, { parameters = [] }: Operation): Parameter[] =>
  parameters
    .map((each) => ("$ref" in each ? components.parameters?.[nameOf(each.$ref)] : each) as Parameter)
    .filter((each) => each.in === "path");

/** The operation at the other end with the values of this call that open it; nothing where one is not told. */
const linkFrom = (document: Document, from: Operation, places: readonly Place[], to: Operation): Link | undefined => {
  const given = new Map(
    parametersOf(document, from).map((each) => [`${each.name} ${shapeOf(each.schema)}`, each.name]),
  );
  const found = parametersOf(document, to).map(({ name, schema }): [string, string | undefined] => {
    const shape = shapeOf(schema);
    if (given.has(`${name} ${shape}`)) return [name, `$request.path.${name}`];
    const place = places.find((each) => each.name === name && each.schema === shape);
    return [name, place && `$response.body#${place.pointer}`];
  });
  const parameters = Object.fromEntries(found.flatMap(([name, value]) => (value ? [[name, value] as const] : [])));
  return found.every(([, value]) => value) ? { operationId: to.operationId, parameters } : undefined;
};

/** What reads a thing by its id and nothing else: `GET …/cases/{caseId}`. */
const readersIn = (document: Document, routes: Service["routes"]): Operation[] =>
  operationsOf(document).filter((operation) => {
    const route = routes[operation.operationId];
    const own = parametersOf(document, operation).filter(({ name }) => name !== "community");
    return route?.method === "GET" && own.length === 1 && route.path.endsWith(`/{${own[0]?.name}}`);
  });

const answerOf = (operation: Operation): Node | undefined => {
  const [answer] = Object.entries(operation.responses as Node).flatMap(([status, each]) =>
    status < "300" ? [each] : [],
  );
  return answer as Node | undefined;
};

const schemaOf = (answer: Node): Node => {
  const { content } = answer as { content?: Readonly<Record<string, { schema: Node }>> };
  return content?.["application/json"]?.schema ?? {};
};

const isTold = ({ parameters }: Link): boolean =>
  Object.values(parameters).some((each) => each.startsWith("$response"));

/**
 * Where one may go from an answer: from what makes or lists a thing to what reads it, from what reads a thing to its
 * verbs, as its service offers them, and to what reads the things that it names.
 */
const linksOf = (document: Document, { routes, offers }: Linked, operation: Operation): Link[] => {
  const route = routes[operation.operationId];
  const answer = answerOf(operation);
  if (!route || !answer || (route.method === "POST" && route.status !== 201)) return [];
  const places = placesIn(document, schemaOf(answer));
  const link = (to: Operation): Link[] => [linkFrom(document, operation, places, to) ?? []].flat();
  const verbs = new Set(route.method === "GET" ? (offers[route.offers ?? ""]?.operations ?? []) : []);
  const readers = readersIn(document, routes)
    .filter((each) => each !== operation)
    .flatMap(link)
    .filter(isTold);
  const offered = operationsOf(document).filter(({ operationId }) => verbs.has(operationId));
  return [...readers, ...offered.flatMap(link)];
};

/** Writes into the document where one may go from each answer; what several answers lead to alike stands once. */
export const linked = (document: Document, services: readonly Linked[]): Document => {
  const byName = new Map(services.map((service) => [service.name, service]));
  const shared: Record<string, Node> = {};
  for (const operation of operationsOf(document)) {
    const service = byName.get(operation.tags[0] ?? "");
    const links = service ? linksOf(document, service, operation) : [];
    const answer = answerOf(operation);
    if (!answer || links.length === 0) continue;
    const named = links.map((link): [string, Node] => {
      shared[link.operationId] ??= link;
      const isShared = JSON.stringify(shared[link.operationId]) === JSON.stringify(link);
      return [link.operationId, isShared ? { $ref: `#/components/links/${link.operationId}` } : link];
    });
    answer.links = Object.fromEntries(named);
  }
  return { ...document, components: { ...document.components, links: shared } };
};
