import { exitOnOldNode } from "../local/node-version.ts";

exitOnOldNode();
const { runMigrate } = await import("./migrate/command.ts");
process.exitCode = await runMigrate(process.argv.slice(2));
