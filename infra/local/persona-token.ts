import { Complaint } from "#infra/operations/complaint.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import { beginningOf, isUnused } from "./beginning.ts";
import { holdsStore, prepareFolder, storePath } from "./folder.ts";
import { optionsOf } from "./options.ts";
import { personaAccounts, personaTokens } from "./printed.ts";
import { issuerKeyFor, issuerKeyIn } from "./secrets.ts";

export const usage = `npm run token -- PERSONA    a fresh token for one of the demonstration's people
  --data DIR    the demonstration's data (default .linli)`;

const mustBeDemonstration = (directory: string): void => {
  if (!holdsStore(directory)) return;
  const { database, close } = sqliteStore(storePath(directory));
  const signs = { hasIssuerKey: issuerKeyIn(directory) !== undefined, personas: personaAccounts() };
  const isOne = isUnused(database) || beginningOf(database, signs)?.way === "demonstration";
  close();
  if (!isOne)
    throw new Complaint(`${directory} holds no demonstration: its people get their tokens from their issuer.`);
};

/** Prints a token for a persona of the demonstration; of no other store. */
export const tokenOf = async (given: readonly string[]): Promise<number> => {
  const { directory, words } = optionsOf(given, { takesWords: true });
  prepareFolder(directory);
  mustBeDemonstration(directory);
  const personas = await personaTokens(await issuerKeyFor(directory), new Date());
  const wished = personas.find(({ persona }) => persona === words[0]);
  if (!wished)
    throw new Complaint(`npm run token -- <persona>, one of: ${personas.map(({ persona }) => persona).join(", ")}`);
  console.log(wished.token);
  return 0;
};
