import { eventBridge } from "#shared/events/eventbridge.ts";
import { argumentsOf } from "../arguments.ts";
import { commanded } from "../complaint.ts";
import { type PlaceValues, placeOf, placeOptions } from "../place.ts";
import { exportCommunity } from "./export.ts";
import { importCommunity } from "./import.ts";
import { retell } from "./retell.ts";
import { type Ground, type Progress, type Sum, sumOf } from "./walk.ts";

const usage = `npm run community -- export <slug> FILE    writes all items of a community into a file
npm run community -- import FILE           takes a community in from a file
npm run community -- sum <slug>            counts its items and digests them, to compare two homes
npm run community -- retell <slug> --since INSTANT --bus NAME    tells a bus again what happened since
  --data DIR              one machine's data (default .linli)
  --table NAME --region REGION   a table of DynamoDB instead, with the credentials of the environment`;

const secondMilliseconds = 1000;

/** A line to the operator at most once a second. */
const spoken = (): Progress => {
  const start = Date.now();
  let next = start + secondMilliseconds;
  return (phase, done, of) => {
    const now = Date.now();
    if (now < next) return;
    next = now + secondMilliseconds;
    const part = of ? ` of ${of} (${Math.floor((100 * done) / of)} %)` : "";
    console.error(`${phase}: ${done}${part} items, ${Math.round((1000 * done) / (now - start))} a second`);
  };
};

type Asked = PlaceValues & { readonly since?: string | undefined; readonly bus?: string | undefined };

const told = ({ items, digest }: Sum): string => `${items} items, sha256 ${digest}`;

const perform = async (words: readonly string[], asked: Asked, ground: Ground): Promise<string | undefined> => {
  const [verb, first, second] = words;
  const onProgress = spoken();
  const now = new Date().toISOString();
  if (verb === "export" && first && second)
    return told(await exportCommunity({ ground, slug: first, path: second, now, onProgress }));
  if (verb === "import" && first) return told(await importCommunity({ ground, path: first, onProgress }));
  if (verb === "sum" && first) return told(await sumOf(ground, first, onProgress));
  if (verb !== "retell" || !first || !asked.since || !asked.bus) return undefined;
  const bus = eventBridge(asked.bus);
  return `${await retell({ ground, slug: first, since: asked.since, bus, onProgress })} facts were told again`;
};

/** Runs `npm run community` and answers its exit code. */
export const runCommunity = (given: readonly string[]): Promise<number> =>
  commanded(usage, async () => {
    const { values, positionals } = argumentsOf({
      args: [...given],
      allowPositionals: true,
      options: {
        ...placeOptions,
        since: { type: "string" },
        bus: { type: "string" },
      },
    });
    const place = placeOf(values, positionals[0] === "import");
    try {
      return await perform(positionals, values, place.ground);
    } finally {
      place.close();
    }
  });
