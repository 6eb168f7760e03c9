import { Complaint } from "#infra/operations/complaint.ts";
import { type SqliteStore, sqliteStore } from "#shared/table/sqlite.ts";
import { beginningOf, isUnused } from "./beginning.ts";
import { holdsStore, prepareFolder, storePath } from "./folder.ts";
import { signToken } from "./issuer.ts";
import { stranger } from "./living/cast.ts";
import { optionsOf } from "./options.ts";
import { everyPersona, personaAccounts } from "./printed.ts";
import { type Registered, registeredAs, subjectOf } from "./registered.ts";
import { issuerKeyFor, issuerKeyIn } from "./secrets.ts";

export const usage = `npm run token -- NAME    a fresh token for somebody of the demonstration, by persona, name or id
  --data DIR    the demonstration's data (default .linli)`;

const mustBeDemonstration = ({ database }: SqliteStore, directory: string): void => {
  const signs = { hasIssuerKey: issuerKeyIn(directory) !== undefined, personas: personaAccounts() };
  if (!isUnused(database) && beginningOf(database, signs)?.way !== "demonstration")
    throw new Complaint(`${directory} holds no demonstration: its people get their tokens from their issuer.`);
};

const subjects = [...everyPersona.map(({ persona }) => persona), stranger.persona];

const nobody = (word: string): Complaint =>
  new Complaint(
    `Nobody is ${word || "named"}: npm run token -- NAME, by persona, name or id. The personas: ${subjects.join(", ")}`,
  );

const toldApart = (found: readonly Registered[]): string =>
  found.map(({ community, person }) => `${person.personId} (${person.building ?? "-"}, ${community})`).join(", ");

/** The subject of who is registered by that name or id; whoever had no sign-in has one now. */
const subjectIn = async (store: SqliteStore, word: string): Promise<string> => {
  const found = await registeredAs(store, word);
  const [one] = found;
  if (!one) throw nobody(word);
  if (found.length > 1) throw new Complaint(`Several are ${word}; say which by the id: ${toldApart(found)}`);
  if (one.person.status === "moved-out" || one.person.status === "anonymised")
    throw new Complaint(`${word} does not live there any more, and signs in nowhere.`);
  const subject = await subjectOf(store, one, subjects);
  if (subject === undefined) throw new Complaint(`${word} signs in by a token that was not made here.`);
  return subject;
};

/** Prints a token for somebody of the demonstration; of no other store. */
export const tokenOf = async (given: readonly string[]): Promise<number> => {
  const { directory, words } = optionsOf(given, { takesWords: true });
  const [word = ""] = words;
  prepareFolder(directory);
  const store = holdsStore(directory) ? sqliteStore(storePath(directory)) : undefined;
  try {
    if (store) mustBeDemonstration(store, directory);
    const isPersona = subjects.includes(word);
    if (!isPersona && !store) throw nobody(word);
    const subject = isPersona || !store ? word : await subjectIn(store, word);
    console.log(await signToken(await issuerKeyFor(directory), subject, new Date()));
  } finally {
    store?.close();
  }
  return 0;
};
