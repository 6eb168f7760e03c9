import { exitOnOldNode } from "../local/node-version.ts";

exitOnOldNode();
const { runBackup } = await import("./backup/command.ts");
process.exitCode = await runBackup(process.argv.slice(2));
