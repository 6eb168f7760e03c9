import type { ApiOperation, Parameter } from "./api.ts";
import { comment, field, typeOf } from "./schema-types.ts";

type Fields = { readonly name: string; readonly fields: readonly string[]; readonly isRequired: boolean };

const group = (name: string, parameters: readonly Parameter[], isRequired: (each: Parameter) => boolean): Fields => ({
  name,
  fields: parameters.map((each) =>
    field(each.name, typeOf(each.schema), { isRequired: isRequired(each), description: each.description ?? "" }),
  ),
  isRequired: parameters.some(isRequired),
});

/** The community is given once, to the client. */
const isOwn = ({ name, required }: Parameter): boolean => name !== "community" && required === true;

const sentBy = ({ parameters, sends }: ApiOperation): string => {
  const within = (place: Parameter["in"]) => parameters.filter((each) => each.in === place);
  const groups = [group("params", within("path"), isOwn), group("query", within("query"), isOwn)].filter(
    ({ fields }) => fields.length > 0,
  );
  const body = sends?.["application/json"]?.schema;
  const opensByCode = parameters.some(({ name }) => name === "Linli-Code");
  const all = [
    ...groups.map(({ name, fields, isRequired }) => field(name, `{ ${fields.join("\n")} }`, { isRequired })),
    ...(body ? [field("body", typeOf(body), { isRequired: true })] : []),
    ...(sends && !body
      ? [field("file", "Blob", { isRequired: true, description: Object.keys(sends).join(", ") })]
      : []),
    ...(opensByCode ? [field("code", "string", { isRequired: true })] : []),
  ];
  return `{ ${all.join("\n")} }`;
};

const answeredBy = ({ answers, operationId }: ApiOperation): string => {
  const [type = "", media] = Object.entries(answers)[0] ?? [];
  if (!media) throw new Error(`${operationId} does not say what it answers`);
  return type.includes("json") || type.startsWith("text/") ? typeOf(media.schema) : "Blob";
};

const told = ({ summary, description, refusals }: ApiOperation): string =>
  comment(
    [`${summary}. ${description}`, ...(refusals.length > 0 ? [`Refusals: ${refusals.join(", ")}.`] : [])].join("\n"),
  );

const kinds = { GET: "Reads", POST: "Changes" } as const;

const declared = (operation: ApiOperation): string =>
  `${told(operation)}readonly ${operation.operationId}: ${kinds[operation.method]}<${sentBy(operation)}, ${answeredBy(operation)}>;`;

const row = ({ operationId, method, path, sends }: ApiOperation): string => {
  const body = sends?.["application/json"] ? ", body: true" : "";
  return `${operationId}: { method: "${method}", path: "${path}"${body} },`;
};

/** The module of one service: a row for each operation, and what is sent and answered as types. */
export const serviceModule = (name: string, operations: readonly ApiOperation[], schemas: readonly string[]) => {
  const types = operations.map(declared).join("\n");
  const used = new Set(types.match(/\b[A-Z]\w*/g));
  const imported = schemas.filter((schema) => used.has(schema));
  return {
    js: `export const ${name} = {\n${operations.map(row).join("\n")}\n};\n`,
    types: [
      'import type { Changes, Reads } from "./operation.js";',
      ...(imported.length > 0 ? [`import type { ${imported.join(", ")} } from "./schemas.js";`] : []),
      `export declare const ${name}: {\n${types}\n};\n`,
    ].join("\n"),
  };
};
