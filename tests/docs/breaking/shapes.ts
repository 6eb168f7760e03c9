type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
};
type Media = { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
type Parameter = { readonly name: string; readonly required?: boolean; readonly schema: Schema };
type Reference = { readonly $ref: string };
type Operation = {
  readonly operationId: string;
  readonly security?: readonly object[];
  readonly "x-refusals"?: readonly string[];
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: Media;
  readonly responses: Readonly<Record<string, Media | Reference>>;
};
/** As much of an OpenAPI document as a client can be broken by. */
export type ApiDocument = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
  };
};

/**
 * What a value may be: a kind (`string`), the name of a shape (`#Case`), one of some choices, or an object by its
 * fields, where `field?` may be absent, `[]` is what a list holds, `{}` what stands under any name, `|` one of some, and `&` all of some.
 */
export type Shape = string | readonly string[] | { readonly [field: string]: Shape | readonly Shape[] };
export type OperationShape = {
  readonly at: string;
  readonly isOpen: boolean;
  readonly parameters: Shape;
  readonly body?: Shape;
  /** What it answers when it succeeds, by status and kind of file. */
  readonly answers: Readonly<Record<string, Shape>>;
  readonly refusals: readonly string[];
};
export type Shapes = {
  readonly operations: Readonly<Record<string, OperationShape>>;
  readonly schemas: Readonly<Record<string, Shape>>;
};

const lastOf = ($ref: string): string => $ref.slice($ref.lastIndexOf("/") + 1);

const field = (name: string, isRequired: boolean): string => (isRequired ? name : `${name}?`);

type ObjectShape = { readonly [field: string]: Shape };

const isObject = (shape: Shape): shape is ObjectShape =>
  typeof shape === "object" && !Array.isArray(shape) && !("[]" in shape) && !("|" in shape) && !("&" in shape);

const isChoices = (shape: Shape): shape is readonly string[] => Array.isArray(shape);

const bare = (name: string): string => name.replace(/\?$/, "");

/** One shape for what may be several: an object's field may be absent unless all of them have it. */
const union = (branches: readonly Shape[]): Shape => {
  const different = [...new Map(branches.map((branch) => [JSON.stringify(branch), branch])).values()];
  const [first = "any"] = different;
  if (different.length <= 1) return first;
  if (different.every(isChoices)) return [...new Set(different.flat())];
  if (!different.every(isObject)) return { "|": different };
  const names = [...new Set(different.flatMap((branch) => Object.keys(branch).map(bare)))];
  return Object.fromEntries(
    names.map((name) => {
      const inner = different.map((branch) => branch[name] ?? branch[`${name}?`]).filter((part) => part !== undefined);
      return [
        field(
          name,
          different.every((branch) => name in branch),
        ),
        union(inner),
      ];
    }),
  );
};

const fieldsOf = ({ properties = {}, required = [] }: Schema): [string, Shape][] =>
  Object.entries(properties).map(([name, schema]) => [field(name, required.includes(name)), shapeOf(schema)]);

const shapeOf = (schema: Schema): Shape => {
  if (schema.$ref) return `#${lastOf(schema.$ref)}`;
  const choices = schema.const === undefined ? schema.enum : [schema.const];
  if (choices) return choices.map(String);
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches) return union(branches.map(shapeOf));
  if (schema.allOf) return { "&": schema.allOf.map(shapeOf) };
  if (schema.items) return { "[]": shapeOf(schema.items) };
  if (typeof schema.type === "object") return union(schema.type);
  if (schema.type !== "object") return schema.type ?? "any";
  const others = schema.additionalProperties;
  return Object.fromEntries([
    ...fieldsOf(schema),
    ...(typeof others === "object" ? [["{}", shapeOf(others)] as const] : []),
  ]);
};

const bodyOf = ({ content }: Media): Shape => {
  const [type = "", media] = Object.entries(content)[0] ?? [];
  return type === "application/json" ? shapeOf(media?.schema ?? {}) : type;
};

const answersOf = ({ responses }: Operation): Record<string, Shape> => {
  const shapes: Record<string, Shape> = {};
  for (const [status, answer] of Object.entries(responses))
    if (status.startsWith("2") && "content" in answer)
      for (const [type, { schema }] of Object.entries(answer.content)) shapes[`${status} ${type}`] = shapeOf(schema);
  return shapes;
};

/** The document without its words, examples and bounds: what a client of each operation stands on. */
export const shapesOf = ({ paths, components }: ApiDocument): Shapes => {
  const parameterOf = (given: Parameter | Reference): Parameter =>
    "$ref" in given ? (components.parameters[lastOf(given.$ref)] as Parameter) : given;
  const parametersOf = (given: Operation["parameters"] = []): Shape => {
    const all = given.map(parameterOf);
    return Object.fromEntries(all.map((each) => [field(each.name, each.required === true), shapeOf(each.schema)]));
  };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, OperationShape] => [
      operation.operationId,
      {
        at: `${method.toUpperCase()} ${path}`,
        isOpen: operation.security?.length === 0,
        parameters: parametersOf(operation.parameters),
        ...(operation.requestBody && { body: bodyOf(operation.requestBody) }),
        answers: answersOf(operation),
        refusals: operation["x-refusals"] ?? [],
      },
    ]),
  );
  const schemas = Object.entries(components.schemas).map(([name, schema]) => [name, shapeOf(schema)]);
  return { operations: Object.fromEntries(operations), schemas: Object.fromEntries(schemas) };
};
