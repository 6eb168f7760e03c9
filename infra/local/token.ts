import { exitOnOldNode } from "./node-version.ts";

exitOnOldNode();
const { devKeyIn, prepareFolder } = await import("./folder.ts");
const { optionsOf } = await import("./options.ts");
const { personaTokens } = await import("./printed.ts");

const { directory, words } = optionsOf(process.argv.slice(2));
prepareFolder(directory, false);
const personas = await personaTokens(await devKeyIn(directory), new Date());
const wished = personas.find(({ persona }) => persona === words[0]);
if (wished) console.log(wished.token);
else {
  console.error(`npm run token -- <persona>, one of: ${personas.map(({ persona }) => persona).join(", ")}`);
  process.exitCode = 1;
}
