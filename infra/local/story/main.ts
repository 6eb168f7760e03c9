import { exitOnOldNode } from "../node-version.ts";

exitOnOldNode();
const { runStory } = await import("./command.ts");
process.exitCode = await runStory(process.argv.slice(2));
