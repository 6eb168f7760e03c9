import { mkdirSync, writeFileSync } from "node:fs";
import { buildBundles } from "./bundle.ts";
import { type Package, packagesOf } from "./bundle-contents.ts";

const componentOf = ({ name, version, license }: Package) => ({
  type: "library",
  name,
  version,
  purl: `pkg:npm/${name.replace("@", "%40")}@${version}`,
  licenses: [license === "unknown" ? { license: { name: license } } : { expression: license }],
});

/** A bill of materials in CycloneDX 1.6: what of npm is in one bundle, and nothing that only builds or tests it. */
export const sbomOf = (bundle: string, packages: readonly Package[]) => ({
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  version: 1,
  metadata: { component: { type: "application", name: `linli-${bundle}` } },
  components: packages.map(componentOf),
});

/** Builds the bundles and writes `dist/sbom/<bundle>.json` for each; answers the packages of each. */
export const writeSboms = (): Readonly<Record<string, readonly Package[]>> => {
  mkdirSync("dist/sbom", { recursive: true });
  const found = Object.entries(buildBundles()).map(([name, metafile]) => {
    const packages = packagesOf(metafile);
    writeFileSync(`dist/sbom/${name}.json`, `${JSON.stringify(sbomOf(name, packages), null, 2)}\n`);
    return [name, packages] as const;
  });
  return Object.fromEntries(found);
};
