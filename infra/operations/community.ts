import { exitOnOldNode } from "../local/node-version.ts";

exitOnOldNode();
const { runCommunity } = await import("./community/command.ts");
process.exitCode = await runCommunity(process.argv.slice(2));
