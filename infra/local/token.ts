import { exitOnOldNode } from "./node-version.ts";

exitOnOldNode();
const { attended } = await import("#infra/operations/complaint.ts");
const { tokenOf, usage } = await import("./persona-token.ts");
process.exitCode = await attended(usage, () => tokenOf(process.argv.slice(2)));
