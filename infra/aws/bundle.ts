import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { services } from "./services.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The Lambda bundles by name: each is a folder with one `index.mjs`. */
export const bundles: Readonly<Record<string, string>> = Object.fromEntries([
  ...services.map(({ name }) => [name, `services/${name}/lambda.ts`]),
  ["events", "shared/events/lambda.ts"],
]);

export const bundleFolder = (name: string): string => `${root}dist/${name}`;

/** Builds every bundle in one call: ESM, minified, the SDK inside, since the runtime's own starts slower. */
export const buildBundles = (): void => {
  buildSync({
    absWorkingDir: root,
    entryPoints: Object.entries(bundles).map(([name, entry]) => ({ in: entry, out: `${name}/index` })),
    outdir: "dist",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node22",
    mainFields: ["module", "main"],
    metafile: true,
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  });
};
