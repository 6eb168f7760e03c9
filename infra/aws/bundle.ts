import { copyFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync, type Metafile } from "esbuild";
import { pageFiles } from "#infra/link-page/page.ts";
import { services } from "#services/services.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The Lambda bundles by name: each is a folder with one `index.mjs`, and chunks that it loads when it needs them. */
const bundles: Readonly<Record<string, string>> = Object.fromEntries([
  ...services.map(({ name }) => [name, `services/${name}/lambda.ts`]),
  ["events", "shared/events/lambda.ts"],
  ["link-page", "infra/link-page/lambda.ts"],
]);

const dist = "dist";

export const bundleFolder = (name: string, outdir = dist): string => `${root}${outdir}/${name}`;

/** What a bundle reads as it is, from beside its entry. */
const besideEntry: Readonly<Record<string, readonly string[]>> = { "link-page": pageFiles };

/** What stands in for other modules, to spare a cold start what a function never needs. */
const standIns: Readonly<Record<string, string>> = {
  "@aws-sdk/credential-provider-node": `${root}infra/aws/credentials.ts`,
  "node:http": `${root}infra/aws/node-http.ts`,
};

/** How every bundle is built: ESM, minified, the SDK inside, since the runtime's own starts slower. */
const bundling = {
  absWorkingDir: root,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  splitting: true,
  minify: true,
  format: "esm",
  platform: "node",
  target: "node22",
  mainFields: ["module", "main"],
  metafile: true,
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
} as const;

export type Bundle = { readonly name: string; readonly entry: string; readonly outdir: string };

/** Builds one bundle into a folder of its name, with or without the stand-ins. */
export const buildBundle = ({ name, entry, outdir }: Bundle, alias = standIns): Metafile => {
  rmSync(bundleFolder(name, outdir), { recursive: true, force: true });
  const entryPoints = [{ in: entry, out: "index" }];
  const options = { ...bundling, mainFields: [...bundling.mainFields], alias: { ...alias } };
  const { metafile } = buildSync({ ...options, entryPoints, outdir: `${outdir}/${name}` });
  for (const file of besideEntry[name] ?? [])
    copyFileSync(`${root}${dirname(entry)}/${file}`, `${bundleFolder(name, outdir)}/${file}`);
  return metafile;
};

/** Builds every bundle, and answers what went into each. */
export const buildBundles = (outdir = dist): Readonly<Record<string, Metafile>> =>
  Object.fromEntries(Object.entries(bundles).map(([name, entry]) => [name, buildBundle({ name, entry, outdir })]));
