import { type ParseArgsConfig, parseArgs } from "node:util";
import { Complaint } from "./complaint.ts";

/** Names that npm has settings of its own for: where they are set, nobody need have written them here. */
const settingsOfNpm: ReadonlySet<string> = new Set(["json", "key"]);

const command = (script = "start"): string => (script === "start" ? "npm start" : `npm run ${script}`);

/** Options that were written before npm's `--`: npm takes them for its own, and says so in the environment only. */
const takenByNpm = (options: NonNullable<ParseArgsConfig["options"]>): string[] =>
  Object.entries(options)
    .filter(([name]) => !settingsOfNpm.has(name))
    .filter(([name]) => process.env[`npm_config_${name.replaceAll("-", "_")}`] !== undefined)
    .map(([name, { type }]) => (type === "boolean" ? `--${name}` : `--${name} …`));

/** Reads what a command was given; complains where npm took a part of it. */
export const argumentsOf = <Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> => {
  const taken = takenByNpm(config.options ?? {});
  if (taken.length === 0) return parseArgs(config);
  const example = `${command(process.env.npm_lifecycle_event)} -- ${taken.join(" ")}`;
  throw new Complaint(`npm took ${taken.join(", ")} for itself: options stand after --, as in "${example}".`);
};
