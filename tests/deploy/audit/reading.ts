import type { Properties, Value } from "../assembly.ts";
import { type Answer, answered, ask, form, json } from "../aws.ts";
import type { Made } from "../deployed.ts";

/** What a reader of a type is told: where the emulator is, what was made, and the template's own properties, plain. */
export type Asked = { readonly endpoint: string; readonly made: Made; readonly template: Properties };

/** Asks AWS what stands there of a resource, and spells it as its template would. */
export type Reader = (asked: Asked) => Promise<Properties>;

type Node = { readonly [name: string]: Value };

export const parsed = (text: string): never => JSON.parse(text) as never;

/** What a JSON API answers to a call; nothing where it knows none such. */
export const told = async (asked: Promise<Answer>): Promise<Node> => {
  const { status, text } = await asked;
  return status >= 300 ? {} : (JSON.parse(text || "{}") as Node);
};

/** A call of a service whose actions are named in a header. */
export const call = (endpoint: string, service: string, target: string, input: object): Promise<Node> =>
  told(ask(endpoint, json(service, target, input)));

/** A read of a service that is spoken to by paths. */
export const get = (endpoint: string, service: string, path: string): Promise<Node> =>
  told(ask(endpoint, { service, path, method: "GET" }));

export const xml = (endpoint: string, service: string, action: string, input: Record<string, string>) =>
  answered(ask(endpoint, form(service, action, service === "iam" ? "2010-05-08" : "2010-03-31", input)));

const plainText = (text: string): string =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&#34;", '"')
    .replaceAll("&amp;", "&");

export const inXml = (text: string, name: string): string =>
  plainText(new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1] ?? "");

/** The entries of a list in XML, each with a key and a value. */
export const pairsInXml = (text: string, key = "Key", value = "Value"): { Key: string; Value: string }[] =>
  [...text.matchAll(new RegExp(`<${key}>([^<]*)</${key}>\\s*<${value}>([^<]*)</${value}>`, "g"))].map(
    ([, one = "", other = ""]) => ({ Key: plainText(one), Value: plainText(other) }),
  );

/** Tags that an API answers as a map, as a template lists them. */
export const listed = (tags: Value | undefined): Value =>
  Object.entries((tags ?? {}) as Node).map(([Key, tag]) => ({ Key, Value: tag }));

/** An object with the names that begin small spelled as CloudFormation does. */
export const capital = (value: Value | undefined): Value => {
  if (Array.isArray(value)) return value.map(capital);
  if (typeof value !== "object" || value === null) return value ?? null;
  return Object.fromEntries(
    Object.entries(value as Node).map(([name, part]) => [`${name[0]?.toUpperCase()}${name.slice(1)}`, capital(part)]),
  );
};
