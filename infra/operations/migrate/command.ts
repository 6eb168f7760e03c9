import { argumentsOf } from "../arguments.ts";
import { commanded } from "../complaint.ts";
import { communitiesOf, placeOf, placeOptions } from "../place.ts";
import { type Manner, migrateCommunity, migrateRegion } from "./run.ts";

const usage = `npm run migrate -- [slug …]             says what earlier releases kept otherwise, and writes nothing
npm run migrate -- [slug …] --write     mends it; killed, it is begun again
  --data DIR              one machine's data (default .linli); without a slug, all its communities
  --table NAME --region REGION   a table of DynamoDB instead, with the credentials of the environment`;

const options = { ...placeOptions, write: { type: "boolean", default: false } } as const;

/** Runs `npm run migrate` and answers its exit code: 1 where something waits for a person. */
export const runMigrate = async (given: readonly string[]): Promise<number> => {
  let left = 0;
  const code = await commanded(usage, async () => {
    const { values, positionals } = argumentsOf({ args: [...given], allowPositionals: true, options });
    const place = placeOf(values);
    const manner: Manner = { writes: values.write, now: new Date().toISOString(), tell: (line) => console.log(line) };
    const lines: string[] = [];
    const say = (what: string, outcome: { readonly mended: number; readonly left: number }): void => {
      left += outcome.left;
      lines.push(`${what}: ${outcome.mended} ${values.write ? "mended" : "to mend"}, ${outcome.left} left`);
    };
    try {
      say("applications", await migrateRegion(place.ground, manner));
      for (const slug of communitiesOf(positionals, place))
        say(slug, await migrateCommunity(place.ground, slug, manner));
    } finally {
      place.close();
    }
    return lines.join("\n");
  });
  return code === 0 && left > 0 ? 1 : code;
};
