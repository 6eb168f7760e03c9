import { readFileSync } from "node:fs";
import type { Metafile } from "esbuild";

/** A module in a bundle: its file, its npm package if it is of one, and its bytes after minification. */
export type Module = { readonly file: string; readonly bytes: number; readonly isLate: boolean };

/** What is loaded before the first request: the entry and what it imports, but not what it asks for later. */
const loadedFirst = ({ outputs }: Metafile): ReadonlySet<string> => {
  const found = new Set<string>();
  const visit = (output: string): void => {
    if (found.has(output)) return;
    found.add(output);
    for (const { path, kind } of outputs[output]?.imports ?? []) if (kind === "import-statement") visit(path);
  };
  for (const output of Object.keys(outputs)) if (output.endsWith("/index.mjs")) visit(output);
  return found;
};

/** The bytes that a cold start loads. */
export const bytesAtStart = (metafile: Metafile): number =>
  [...loadedFirst(metafile)].reduce((sum, output) => sum + (metafile.outputs[output]?.bytes ?? 0), 0);

/** Every module of a bundle, the largest first. */
export const modulesOf = (metafile: Metafile): Module[] => {
  const first = loadedFirst(metafile);
  return Object.entries(metafile.outputs)
    .flatMap(([output, { inputs }]) =>
      Object.entries(inputs).map(([file, { bytesInOutput: bytes }]) => ({ file, bytes, isLate: !first.has(output) })),
    )
    .toSorted((one, other) => other.bytes - one.bytes);
};

const packageFolder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/;

export type Package = { readonly name: string; readonly version: string; readonly license: string };

/** The npm packages whose code is in a bundle. */
export const packagesOf = (metafile: Metafile): Package[] => {
  const folders = new Set(
    modulesOf(metafile).flatMap(({ file, bytes }) => (bytes > 0 && packageFolder.exec(file)) || []),
  );
  return [...folders]
    .map((folder) => {
      const path = new URL(`../../${folder}/package.json`, import.meta.url);
      const { name, version, license = "unknown" } = JSON.parse(readFileSync(path, "utf8"));
      return { name, version, license: String(license) };
    })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
};
