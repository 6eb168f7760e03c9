/** As much of a JSON Schema (2020-12) as the API's document uses. */
export type JsonSchema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
};

const isName = /^[A-Za-z_$][\w$]*$/;
const named = (name: string): string => (isName.test(name) ? name : JSON.stringify(name));

/** A comment before what it speaks of; none where there is nothing to say. */
export const comment = (text: string | undefined): string =>
  text ? `/** ${text.replaceAll("*/", "*\\/").replaceAll("\n", "\n * ")} */\n` : "";

const joined = (schemas: readonly JsonSchema[], by: "|" | "&"): string =>
  [...new Set(schemas.map((each) => `(${typeOf(each)})`))].join(` ${by} `);

/** One field of an object type. */
export const field = (name: string, type: string, { isRequired = false, description = "" } = {}): string =>
  `${comment(description)}readonly ${named(name)}${isRequired ? "" : "?"}: ${type};`;

const recordOf = ({ propertyNames, required = [], additionalProperties }: JsonSchema): string => {
  if (additionalProperties === false) return "Record<string, never>";
  const value = typeof additionalProperties === "object" ? typeOf(additionalProperties) : "unknown";
  const mark = propertyNames && required.length === 0 ? "?" : "";
  return `{ readonly [Name in ${typeOf(propertyNames ?? { type: "string" })}]${mark}: ${value} }`;
};

const objectOf = (schema: JsonSchema): string => {
  const { properties = {}, required = [] } = schema;
  const fields = Object.entries(properties).map(([name, each]) =>
    field(name, typeOf(each), { isRequired: required.includes(name), description: each.description ?? "" }),
  );
  return fields.length > 0 ? `{ ${fields.join("\n")} }` : recordOf(schema);
};

const simple: Readonly<Record<string, (schema: JsonSchema) => string>> = {
  string: () => "string",
  number: () => "number",
  integer: () => "number",
  boolean: () => "boolean",
  null: () => "null",
  array: ({ items = {} }) => `readonly (${typeOf(items)})[]`,
  object: objectOf,
};

const simpleOf = (name: string, schema: JsonSchema): string => {
  const type = simple[name];
  if (!type) throw new Error(`no type for ${JSON.stringify(schema)}`);
  return type(schema);
};

/** A schema as a TypeScript type; a name refers to the type of that name. */
export const typeOf = (schema: JsonSchema): string => {
  if (schema.$ref) return schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.allOf) return joined(schema.allOf, "&");
  const choice = schema.oneOf ?? schema.anyOf;
  if (choice) return joined(choice, "|");
  const types = [schema.type ?? []].flat();
  return types.length === 0 ? "unknown" : types.map((name) => simpleOf(name, schema)).join(" | ");
};
