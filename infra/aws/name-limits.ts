import { services } from "#services/services.ts";
import { archiveOf, deadLettersOf, functionOf, queueOf, stackOf } from "./names.ts";

/** The most characters that AWS takes in the names which Linli makes of a stage's. */
export const longestName = { function: 64, queue: 80, archive: 48, stack: 128 } as const;

type Kind = keyof typeof longestName;
type Named = { readonly kind: Kind; readonly name: string };

const all = (kind: Kind, names: readonly string[]): Named[] => names.map((name) => ({ kind, name }));

/** Every kind of name of a stage, the longest of each among them. */
const namesOf = (stage: string): Named[] => {
  const queues = services.map(({ name }) => name);
  const functions = services.flatMap(({ name }) => [`${name}-http`, `${name}-events`]);
  return [
    ...all(
      "function",
      [...functions, "relay", "deadlines"].map((name) => functionOf(stage, name)),
    ),
    ...all(
      "queue",
      queues.map((name) => queueOf(stage, name)),
    ),
    ...all(
      "queue",
      [...queues, "relay", "deadlines", "bus"].map((name) => deadLettersOf(stage, name)),
    ),
    ...all("archive", [archiveOf(stage)]),
    ...all(
      "stack",
      services.map(({ name }) => stackOf(stage, name)),
    ),
  ];
};

const roomOf = ({ kind, name }: Named): number => longestName[kind] - name.length;

/** The name that is full first. */
const tightest = (stage: string): Named =>
  namesOf(stage).reduce((least, each) => (roomOf(each) < roomOf(least) ? each : least));

/** How long a stage's name may be, so that every name made of it is one that AWS takes. */
export const longestStageName: number = roomOf(tightest(""));

/** Why a stage's name is too long; nothing where it is not. */
export const tooLong = (stage: string): string | undefined => {
  if (stage.length <= longestStageName) return undefined;
  const { kind, name } = tightest(stage);
  const most = `a ${kind}'s name may have ${longestName[kind]} characters`;
  return `may have ${longestStageName} characters: ${most}, and ${name} has ${name.length}`;
};
