import { readdirSync, readFileSync } from "node:fs";
import { asOlder } from "./older-document.ts";
import { usedComponents } from "./used-components.ts";

type Media = { readonly [mediaType: string]: { readonly schema: object; readonly examples?: object } };
type Answer = { readonly description: string; readonly content: Media };
type Parameter = { readonly $ref?: string; readonly name?: string };
type Operation = {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Media };
  readonly responses: Readonly<Record<string, Answer | { readonly $ref: string }>>;
};
export type ApiDocument = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly tags: readonly { readonly name: string }[];
  readonly components: Readonly<Record<string, Readonly<Record<string, object>>>> & {
    readonly responses: Readonly<Record<string, Answer>>;
  };
};

/** What was answered, and the request's body where it is one to learn from. */
export type ShownExample = { readonly sent?: unknown; readonly status: number; readonly body: unknown };
/** Of each operation how it succeeds, is sent wrongly, and is refused. */
export type ShownExamples = Readonly<Record<string, Readonly<Record<string, ShownExample>>>>;

type Example = readonly [name: string, value: unknown];

const shownIn = (content: Media, examples: readonly Example[]): Media => {
  const shown = Object.fromEntries(examples.map(([name, value]) => [name, { value }]));
  return Object.fromEntries(Object.entries(content).map(([type, media]) => [type, { ...media, examples: shown }]));
};

const answerIn = ({ components }: ApiDocument, answer: Answer | { readonly $ref: string }): Answer => {
  const name = "$ref" in answer ? answer.$ref.slice(answer.$ref.lastIndexOf("/") + 1) : "";
  const found = "$ref" in answer ? components.responses[name] : answer;
  if (!found) throw new Error(`no answer ${name}`);
  return found;
};

const bodyOf = ({ requestBody }: Operation, examples: ShownExamples[string]) => {
  const sent = Object.entries(examples).filter(([, example]) => example.sent !== undefined);
  if (!requestBody?.content["application/json"]) return requestBody;
  const values = sent.map(([name, example]): Example => [name, example.sent]);
  return { ...requestBody, content: shownIn(requestBody.content, values) };
};

const operationWith = (document: ApiDocument, operation: Operation, all: ShownExamples): Operation => {
  const examples = all[operation.operationId];
  if (!examples) throw new Error(`no example of ${operation.operationId}`);
  const responses = { ...operation.responses };
  for (const [status, shown] of Object.entries(Object.groupBy(Object.entries(examples), ([, { status }]) => status))) {
    const answer = responses[status];
    if (!answer || !shown) throw new Error(`${operation.operationId} answers ${status}, which it does not say`);
    const { description, content } = answerIn(document, answer);
    const values = shown.map(([name, { body }]): Example => [name, body]);
    responses[status] = { description, content: shownIn(content, values) };
  }
  const requestBody = bodyOf(operation, examples);
  return { ...operation, ...(requestBody && { requestBody }), responses };
};

const withExamples = (document: ApiDocument, examples: ShownExamples): ApiDocument => {
  const paths = Object.entries(document.paths).map(([path, methods]) => {
    const shown = Object.entries(methods).map(([method, each]) => [method, operationWith(document, each, examples)]);
    return [path, Object.fromEntries(shown)];
  });
  return { ...document, paths: Object.fromEntries(paths) };
};

const docs = new URL("../../docs/", import.meta.url);

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, docs), "utf8"));

const storedExamples = (): ShownExamples => {
  const examples = readdirSync(new URL("examples/", docs)).map((name) => read(`examples/${name}`) as ShownExamples);
  return Object.assign({}, ...examples);
};

/** The API's document of `docs/openapi.json` with all the examples of `docs/examples`. */
export const servedDocument = (): ApiDocument => withExamples(read("openapi.json") as ApiDocument, storedExamples());

/** The same for tools, in one file: how each operation succeeds. How it refuses, the document of each alone shows. */
export const documentForTools = (): ApiDocument => {
  const successes = Object.entries(storedExamples()).flatMap(([operation, { success }]) =>
    success ? [[operation, { success }] as const] : [],
  );
  return withExamples(read("openapi.json") as ApiDocument, Object.fromEntries(successes));
};

/** What is made for each request, and so is typed by nobody. */
const isMade = ({ $ref = "", name = $ref }: Parameter): boolean => /\/?Idempotency-?Key$/.test(name);

/** What an operation answers; of the refusals that it has no example of, what they mean. */
const shortAnswers = (document: ApiDocument, { responses }: Operation): Operation["responses"] =>
  Object.fromEntries(
    Object.entries(responses).map(([status, answer]) => {
      const { description } = answerIn(document, answer);
      return [status, "$ref" in answer ? { description, content: {} } : answer];
    }),
  );

/** The document of one operation alone: a page shows it at once, however many there are. */
export const documentOf = (operationId: string, document: ApiDocument): ApiDocument | undefined => {
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods)) {
      if (operation.operationId !== operationId) continue;
      const { tags, parameters = [] } = operation;
      const responses = shortAnswers(document, operation);
      const shown = { ...operation, parameters: parameters.filter((each) => !isMade(each)), responses };
      const paths = { [path]: { [method]: shown } };
      const components = usedComponents(paths, document.components) as ApiDocument["components"];
      const own = document.tags.filter(({ name }) => tags.includes(name));
      return asOlder({ ...document, tags: own, paths, components });
    }
  return undefined;
};
