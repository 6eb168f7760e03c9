import { exitOnOldNode } from "../local/node-version.ts";

exitOnOldNode();
const { writeSboms } = await import("../aws/sbom.ts");
for (const [bundle, packages] of Object.entries(writeSboms()))
  console.log(`dist/sbom/${bundle}.json: ${packages.length} packages`);
