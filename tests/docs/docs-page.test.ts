import { describe, expect, it } from "vitest";
import { documentOf, servedDocument } from "#infra/local/docs-document.ts";
import { docsPage } from "#infra/local/docs-page.ts";
import { routes } from "#services/services.ts";

const document = servedDocument();
const operations = Object.keys(routes);
const asked = (name: string) => docsPage({ path: `/docs/${name}`, acceptEncoding: undefined }, async () => []);

describe("the documentation", () => {
  it("has a link to each operation, and a document for it that is whole", async () => {
    const page = await (await asked("")).text();
    for (const operation of operations) {
      expect(page).toContain(`href="#${operation}"`);
      const shown = documentOf(operation, document);
      if (!shown) throw new Error(`no document of ${operation}`);
      const { components, paths } = shown;
      const text = JSON.stringify({ paths, components });
      for (const [, kind = "", name = ""] of text.matchAll(/"#\/components\/(\w+)\/([^"]+)"/g))
        expect([operation, kind, name, components[kind]?.[name] !== undefined]).toEqual([operation, kind, name, true]);
      expect(Object.values(paths).flatMap((methods) => Object.values(methods))).toMatchObject([
        { operationId: operation },
      ]);
    }
  });

  it("says to the page as OpenAPI 3.0 what only 3.1 says otherwise, and leaves examples as they are", () => {
    for (const operation of operations) {
      const shown = documentOf(operation, document);
      const text = JSON.stringify(shown, (name, value) => (name === "examples" ? undefined : value));
      expect([operation, text.match(/"(const|contentMediaType|prefixItems)":|"type":\[/g)]).toEqual([operation, null]);
    }
    expect(documentOf("importRoster", document)?.paths).toMatchObject({
      "/v1/communities/{community}/communities/roster-imports": {
        post: { requestBody: { content: { "text/csv": { schema: { type: "string", format: "binary" } } } } },
      },
    });
    const { examples } =
      documentOf("fileCase", document)?.paths["/v1/communities/{community}/mediation/cases"]?.post?.requestBody
        ?.content["application/json"] ?? {};
    const whole = document.paths["/v1/communities/{community}/mediation/cases"]?.post?.requestBody;
    expect(examples).toEqual(whole?.content["application/json"]?.examples);
    expect(examples).toBeDefined();
  });

  it("asks nobody for the key of a request, which the document for tools tells of", () => {
    const shown = operations.map((operation) => JSON.stringify(documentOf(operation, document)));
    expect(shown.filter((text) => /Idempotency-?Key/.test(text))).toEqual([]);
    expect(JSON.stringify(document)).toContain("Idempotency-Key");
  });

  it("shows tools how each operation succeeds, and beside it in a document of its own how it refuses", async () => {
    const tools = (await (await asked("openapi.json")).json()) as typeof document;
    const shownBy = ({ paths }: typeof document) => {
      const spoken = Object.values(paths).flatMap((methods) => Object.values(methods));
      const answers = spoken.flatMap(({ responses }) => Object.values(responses));
      const media = answers.flatMap((answer) => ("content" in answer ? Object.values(answer.content) : []));
      return media.flatMap(({ examples = {} }) => Object.keys(examples));
    };
    expect(shownBy(tools)).toEqual(operations.map(() => "success"));
    const one = (await (await asked("operations/fileCase.json")).json()) as typeof document;
    expect(shownBy(one).toSorted()).toEqual(["invalid", "refusal", "success"]);
  });

  it("has no document for what is no operation", async () => {
    for (const name of ["operations/lost.json", "operations/__proto__.json", "operations/../openapi.json"])
      expect([name, (await asked(name)).status]).toEqual([name, 404]);
  });

  it("lets pages of other origins read the API's document, and nothing beside it", async () => {
    const origin = async (name: string) => (await asked(name)).headers.get("access-control-allow-origin");
    expect(await origin("openapi.json")).toBe("*");
    for (const name of ["", "start.js", "personas.json", "operations/fileCase.json"])
      expect([name, await origin(name)]).toEqual([name, null]);
  });
});
