import { exitOnOldNode } from "./node-version.ts";

exitOnOldNode();
const { start } = await import("./start.ts");
await start(process.argv.slice(2));
