import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import type { ShownExamples } from "#infra/local/docs-document.ts";
import { services } from "#services/services.ts";
import { frontEnd } from "./project.ts";

const mostBytes = 15 * 1024;

const imports = services.map(({ name }) => `import { ${name} } from "linli-client/${name}";`).join("\n");

const program = `
import { client, itemsOf, pagesOf, ProblemError, type Reply } from "linli-client";
import { courses } from "linli-client/courses";
import { mediation } from "linli-client/mediation";
import type { CaseCard, ReadCase } from "linli-client/schemas";

const options = { baseUrl: "https://linli.example.org", community: "a-b", token: async () => "t" };
const linli = client({ ...mediation, ...courses }, options);

export const shown = async (caseId: string): Promise<Reply<ReadCase>> => {
  const before = await linli.getCase({ params: { caseId } });
  return linli.getCase({ params: { caseId }, held: before });
};
export const cards = async (): Promise<CaseCard[]> => {
  const found: CaseCard[] = [];
  for await (const card of itemsOf(linli.listCases, { query: { status: "accepted", limit: 5 } })) found.push(card);
  for await (const page of pagesOf(linli.listCases)) found.push(...page.items);
  return found;
};
export const isFull = (error: unknown): boolean => error instanceof ProblemError && error.problem.code === "course-full";
export const misspelled = (error: ProblemError): boolean =>
  // @ts-expect-error no problem has this code
  error.problem.code === "curse-full";
export const wrong = [
  // @ts-expect-error it needs the case's id
  () => linli.getCase({ params: {} }),
  // @ts-expect-error no case has this status
  () => linli.listCases({ query: { status: "lost" } }),
  // @ts-expect-error it needs a body
  () => linli.acceptCase({ params: { caseId: "x" } }),
  // @ts-expect-error what is read has no key
  () => linli.getCase({ params: { caseId: "x" }, idempotencyKey: "k" }),
  // @ts-expect-error it is no list
  () => pagesOf(linli.getCase, { params: { caseId: "x" } }),
];
`;

/** Each answer and each body of the API's examples, said to be of the type that the package gives it. */
const examplesProgram = (): string => {
  const folder = new URL("../../docs/examples/", import.meta.url);
  const examples: ShownExamples = Object.assign(
    {},
    ...readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8"))),
  );
  const lines = Object.entries(examples).flatMap(([operation, { success }]) => [
    ...(success && typeof success.body === "object"
      ? [`is<Answer<"${operation}">>(${JSON.stringify(success.body)});`]
      : []),
    ...(success?.sent === undefined ? [] : [`is<Body<"${operation}">>(${JSON.stringify(success.sent)});`]),
  ]);
  expect(lines.length).toBeGreaterThan(300);
  return `
import { client } from "linli-client";
${imports}
const linli = client({ ${services.map(({ name }) => `...${name}`).join(", ")} }, {});
type All = typeof linli;
type Answer<Name extends keyof All> = Awaited<ReturnType<All[Name]>>["body"];
type Body<Name extends keyof All> = Parameters<All[Name]>[0] extends { readonly body: infer Sent } ? Sent : never;
const is = <Type>(value: Type): Type => value;
${lines.join("\n")}
// @ts-expect-error a filed case has more than its status
is<Answer<"fileCase">>({ status: "reported" });
`;
};

describe("the client as a front end installs it", () => {
  let project: Awaited<ReturnType<typeof frontEnd>>;
  beforeAll(async () => {
    project = await frontEnd();
  });

  it("needs no other package", () => {
    expect(project.manifest).not.toHaveProperty("dependencies");
    expect(project.manifest).not.toHaveProperty("peerDependencies");
  });

  it("knows every operation as the routes tell it", async () => {
    for (const { name, routes } of services) {
      const { [name]: table } = (await project.load(name)) as Record<string, object>;
      const rows = Object.values(routes).map(({ operation, method, path, body }) => [
        operation,
        { method, path, ...(body && { body: true }) },
      ]);
      expect(table).toEqual(Object.fromEntries(rows));
    }
  });

  it("tells by its types what is right and what is not, and has for each example of the API the type it is of", () => {
    expect(project.complaintsOf({ "program.ts": program, "examples.ts": examplesProgram() })).toBe("");
  });

  it.each(services.map(({ name }) => name))(`weighs with the calls of %s at most ${mostBytes} bytes`, (name) => {
    const page = `import { client, itemsOf, pagesOf, ProblemError } from "linli-client";
import { ${name} } from "linli-client/${name}";
export { itemsOf, pagesOf, ProblemError };
export const linli = client(${name}, {});`;
    const text = project.bundle(page);
    expect(text).toContain("/v1/");
    expect(gzipSync(text).byteLength).toBeLessThanOrEqual(mostBytes);
  });
});
