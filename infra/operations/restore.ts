import { exitOnOldNode } from "../local/node-version.ts";

exitOnOldNode();
const { runRestore } = await import("./backup/command.ts");
process.exitCode = await runRestore(process.argv.slice(2));
