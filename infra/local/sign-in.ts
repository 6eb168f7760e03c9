import { exitOnOldNode } from "./node-version.ts";

exitOnOldNode();
const { runSignIn } = await import("./own/command.ts");
process.exitCode = await runSignIn(process.argv.slice(2));
