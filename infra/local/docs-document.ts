import { readdirSync, readFileSync } from "node:fs";

type Media = { readonly [mediaType: string]: { readonly schema: object; readonly examples?: object } };
type Answer = { readonly description: string; readonly content: Media };
type Operation = {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Media };
  readonly responses: Readonly<Record<string, Answer | { readonly $ref: string }>>;
};
export type ApiDocument = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly responses: Readonly<Record<string, Answer>> };
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

/** The API's document as it is served: the one of `docs/openapi.json` with the examples of `docs/examples`. */
export const servedDocument = (): ApiDocument => {
  const examples = readdirSync(new URL("examples/", docs)).map((name) => read(`examples/${name}`) as ShownExamples);
  return withExamples(read("openapi.json") as ApiDocument, Object.assign({}, ...examples));
};
