import { type Document, type Node, nameOf, operationsOf, type Parameter } from "./described.ts";

type Played = Readonly<Record<string, { readonly success: { readonly request: { readonly params?: object } } }>>;

/** The value of a path parameter as an example of one of its operations was called with it. */
const valueIn = (examples: Played, users: readonly string[], name: string): unknown =>
  users
    .map((user) => (examples[user]?.success.request.params as Node | undefined)?.[name])
    .find((value) => value !== undefined);

/** Writes into the document an example of each path parameter, out of the examples that were played. */
export const withPathExamples = (document: Document, examples: Played, community: string): void => {
  const users = new Map<Parameter, string[]>();
  for (const { operationId, parameters = [] } of operationsOf(document))
    for (const each of parameters) {
      const parameter = ("$ref" in each ? document.components.parameters?.[nameOf(each.$ref)] : each) as Parameter;
      if (parameter.in === "path") users.set(parameter, [...(users.get(parameter) ?? []), operationId]);
    }
  for (const [parameter, operations] of users) {
    const { name } = parameter;
    const value = name === "community" ? community : valueIn(examples, operations, name);
    parameter.example = parameter.schema.type === "integer" ? Number(value) : value;
  }
};
