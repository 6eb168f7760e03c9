import { fieldTables } from "./field-tables.ts";

export type Node = { [name: string]: unknown };
export type Parameter = Node & { readonly in: string; readonly name: string; readonly schema: Node };
export type Operation = Node & {
  readonly operationId: string;
  readonly tags: readonly string[];
  parameters?: (Parameter | { readonly $ref: string })[];
};
export type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, Node>>>>;
};

/** What was asked of the tables: each field that there is, and which key told what it is. */
export type Told = { readonly field: string; readonly key: string | undefined };

export const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

export const operationsOf = ({ paths }: Document): Operation[] => Object.values(paths).flatMap(Object.values);

export const nameOf = (ref: unknown): string => String(ref).split("/").at(-1) ?? "";

/** The services whose operations lead to a component. */
const servicesOf = (document: Document): Map<string, Set<string>> => {
  const found = new Map<string, Set<string>>();
  const follow = (part: unknown, service: string): void => {
    if (!isNode(part)) return;
    const { $ref } = part;
    if (typeof $ref === "string") {
      const known = found.get($ref) ?? new Set();
      found.set($ref, known);
      if (known.has(service)) return;
      known.add(service);
      const [, , kind = "", name = ""] = $ref.split("/");
      follow(document.components[kind]?.[name], service);
    }
    for (const each of Object.values(part)) follow(each, service);
  };
  for (const operation of operationsOf(document)) follow(operation, operation.tags[0] ?? "");
  return found;
};

/** The first of the keys that one of the tables has. */
const lookedUp = (keys: readonly string[], tables: readonly string[]): readonly [key: string, text: string][] =>
  keys.flatMap((key) =>
    tables.flatMap((table): [string, string][] => {
      const text = fieldTables[table]?.[key];
      return text ? [[`${table}: ${key}`, text]] : [];
    }),
  );

/** Says in the document what each field, parameter and schema is, and answers what it found in which table. */
export const described = (document: Document): Told[] => {
  const services = servicesOf(document);
  const told: Told[] = [];

  const tablesFor = (users: readonly string[]): string[] =>
    users.length === 1 ? [...users, "shared"] : ["shared", ...users];

  const say = (node: Node, keys: readonly string[], users: readonly string[]): string | undefined => {
    if (typeof node.description === "string") return "its schema";
    const [[key, text] = []] = lookedUp(keys, tablesFor(users));
    if (text) node.description = text;
    return key;
  };

  const sayFields = (part: unknown, whole: string, holder: string, users: readonly string[]): void => {
    if (!isNode(part)) return;
    for (const [name, inner] of Object.entries(part)) {
      if (name !== "properties" || !isNode(inner)) {
        sayFields(inner, whole, holder, users);
        continue;
      }
      for (const [field, schema] of Object.entries(inner)) {
        if (!isNode(schema)) continue;
        sayFields(schema, whole, field, users);
        const key = say(schema, [`${holder}.${field}`, `${whole}.${field}`, field], users);
        told.push({ field: `${whole}…${holder}.${field}`, key });
      }
    }
  };

  const sayParameter = (parameter: Parameter, operation: string, users: readonly string[]): void => {
    if (parameter.in === "header") return;
    const key = say(parameter, [`${operation}.{${parameter.name}}`, `{${parameter.name}}`], users);
    told.push({ field: `${operation}.{${parameter.name}}`, key });
  };

  for (const [name, schema] of Object.entries(document.components.schemas ?? {})) {
    const users = [...(services.get(`#/components/schemas/${name}`) ?? [])].toSorted();
    const meant = name.replace(/Output$/, "");
    sayFields(schema, meant, meant, users);
    const key = say(schema, [meant], users);
    if (key) told.push({ field: meant, key });
  }
  for (const [name, parameter] of Object.entries(document.components.parameters ?? {}))
    sayParameter(parameter as Parameter, name, [...(services.get(`#/components/parameters/${name}`) ?? [])].toSorted());
  for (const operation of operationsOf(document)) {
    const { operationId, tags, parameters = [], requestBody, responses } = operation;
    for (const each of parameters) if ("in" in each) sayParameter(each as Parameter, operationId, tags);
    sayFields([requestBody, responses], operationId, operationId, tags);
  }
  return told;
};
