import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { services } from "#services/services.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What a page that speaks to these services is made of: their routes, and the client. */
const bundleOf = async (names: readonly string[]) => {
  const imports = names.map((name) => `export * from "./services/${name}/routes.ts";`);
  const contents = [...imports, 'export * from "./shared/http/client.ts";'].join("\n");
  const { metafile, outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    absWorkingDir: root,
    bundle: true,
    format: "esm",
    platform: "browser",
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  const [output] = Object.values(metafile.outputs);
  return { text: outputFiles[0]?.text ?? "", modules: Object.keys(output?.inputs ?? {}) };
};

describe("the routes in a browser", () => {
  it("need no module of Node", async () => {
    const { text, modules } = await bundleOf(services.map(({ name }) => name));
    expect(modules.length).toBeGreaterThan(50);
    expect(modules.filter((module) => /\bnode:|new-id/.test(module))).toEqual([]);
    for (const { routes } of services) for (const operation of Object.keys(routes)) expect(text).toContain(operation);
    expect(text).not.toMatch(/\bnode:[a-z]/);
  });
});
