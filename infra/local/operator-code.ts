import { exitOnOldNode } from "./node-version.ts";

exitOnOldNode();
const { runOperatorCode } = await import("./own/operator-code.ts");
process.exitCode = await runOperatorCode(process.argv.slice(2));
