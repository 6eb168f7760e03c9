type Schema = {
  readonly $ref?: string;
  readonly type?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
};
type Media = { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> };
type Parameter = { readonly name: string; readonly required?: boolean };
type Operation = {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Media;
  readonly responses: Readonly<Record<string, Media>>;
};
export type ApiDocument = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
};

type Side = { readonly document: ApiDocument; readonly schema: Schema | undefined };

const resolved = ({ document, schema }: Side): Schema | undefined => {
  const name = schema?.$ref?.split("/").at(-1);
  return name ? document.components?.schemas?.[name] : schema;
};

const schemaIn = ({ content }: Media = {}): Schema | undefined => Object.values(content ?? {})[0]?.schema;

/** Every field by its path, with whether it is required and what it may be. */
const fieldsOf = (
  side: Side,
  path = "",
  depth = 0,
): Map<string, { required: boolean; choices: readonly unknown[] }> => {
  const fields = new Map<string, { required: boolean; choices: readonly unknown[] }>();
  const schema = resolved(side);
  if (!schema || depth > 8) return fields;
  for (const [name, part] of Object.entries(schema.properties ?? {})) {
    const inner = { document: side.document, schema: part };
    const own = resolved(inner);
    fields.set(`${path}/${name}`, { required: schema.required?.includes(name) === true, choices: own?.enum ?? [] });
    for (const [deeper, field] of fieldsOf(inner, `${path}/${name}`, depth + 1)) fields.set(deeper, field);
  }
  for (const part of [schema.items, ...(schema.oneOf ?? [])])
    for (const [deeper, field] of fieldsOf({ document: side.document, schema: part }, path, depth + 1))
      if (!fields.has(deeper)) fields.set(deeper, field);
  return fields;
};

const requestBreaks = (before: Side, after: Side): string[] => {
  const [old, fresh] = [fieldsOf(before), fieldsOf(after)];
  const gone = [...old.keys()].filter((field) => !fresh.has(field)).map((field) => `the request lost ${field}`);
  const wanted = [...fresh]
    .filter(([field, { required }]) => required && !old.get(field)?.required && old.size > 0)
    .map(([field]) => `the request now needs ${field}`);
  const narrowed = [...old].flatMap(([field, { choices }]) => {
    const now = fresh.get(field)?.choices ?? [];
    return choices
      .filter((choice) => now.length > 0 && !now.includes(choice))
      .map((choice) => `${field} no longer takes ${choice}`);
  });
  return [...gone, ...wanted, ...narrowed];
};

const responseBreaks = (before: Side, after: Side): string[] => {
  const fresh = fieldsOf(after);
  return [...fieldsOf(before)].flatMap(([field, { required }]) => {
    if (!fresh.has(field)) return [`the answer lost ${field}`];
    return required && !fresh.get(field)?.required ? [`the answer may now lack ${field}`] : [];
  });
};

const parameterBreaks = (before: Operation, after: Operation): string[] => {
  const names = (operation: Operation) =>
    new Map(operation.parameters?.map((each) => [each.name, each.required === true]));
  const [old, fresh] = [names(before), names(after)];
  return [
    ...[...old.keys()].filter((name) => !fresh.has(name)).map((name) => `the parameter ${name} is gone`),
    ...[...fresh]
      .filter(([name, required]) => required && !old.get(name))
      .map(([name]) => `the parameter ${name} is now needed`),
  ];
};

const operationBreaks = (before: ApiDocument, after: ApiDocument, old: Operation, fresh: Operation): string[] => {
  const sides = (find: (operation: Operation) => Schema | undefined): [Side, Side] => [
    { document: before, schema: find(old) },
    { document: after, schema: find(fresh) },
  ];
  const successes = Object.keys(old.responses).filter((status) => status.startsWith("2"));
  return [
    ...parameterBreaks(old, fresh),
    ...requestBreaks(...sides(({ requestBody }) => schemaIn(requestBody))),
    ...successes.flatMap((status) =>
      fresh.responses[status]
        ? responseBreaks(...sides(({ responses }) => schemaIn(responses[status])))
        : [`it no longer answers ${status}`],
    ),
  ];
};

/** What a client written for `before` could not do at `after`: within a major version only additions are free. */
export const breaksOf = (before: ApiDocument, after: ApiDocument): string[] =>
  Object.entries(before.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, old]) => {
      const fresh = after.paths[path]?.[method];
      const broken = fresh ? operationBreaks(before, after, old, fresh) : ["it is gone"];
      return broken.map((what) => `${old.operationId}: ${what}`);
    }),
  );
