import { exitOnOldNode } from "../local/node-version.ts";

exitOnOldNode();
const { buildClient } = await import("./build.ts");
await buildClient("dist/client");
console.log("dist/client: npm pack ./dist/client");
