import { exitOnOldNode } from "../local/node-version.ts";

exitOnOldNode();
const { runDeadLetters } = await import("./dead-letters/command.ts");
process.exitCode = await runDeadLetters(process.argv.slice(2));
