import { exitOnOldNode } from "../local/node-version.ts";

exitOnOldNode();
const { runRebuild } = await import("./rebuild/command.ts");
process.exitCode = await runRebuild(process.argv.slice(2));
