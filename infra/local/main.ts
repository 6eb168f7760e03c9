import { exitOnOldNode } from "./node-version.ts";

exitOnOldNode();
const { attended } = await import("#infra/operations/complaint.ts");
const { start, usage } = await import("./start.ts");
process.exit(await attended(usage, () => start(process.argv.slice(2))));
