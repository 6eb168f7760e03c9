import { exitOnOldNode } from "../local/node-version.ts";

exitOnOldNode();
const { runDoctor } = await import("./doctor/command.ts");
process.exitCode = await runDoctor(process.argv.slice(2));
