import { settableClock } from "#infra/local/clock.ts";
import { storePath } from "#infra/local/folder.ts";
import { openHome } from "#infra/local/home.ts";
import { devOperators, type IssuerKey, makeIssuerKey, verifyDevTokens } from "#infra/local/issuer.ts";
import { vouched } from "#infra/local/living/vouched.ts";
import { type Neighbour, neighbour } from "#infra/local/neighbour.ts";
import { everyPersona } from "#infra/local/printed.ts";
import { seedOnce } from "#infra/local/seed-once.ts";
import { silent } from "#shared/observe.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import { temporaryFolder } from "./process.ts";

const codeKey = "a secret of the tests";
let key: IssuerKey | undefined;

type Where = { readonly folder?: string; readonly secret?: string };

/** Seeds the store of a folder as `npm start` does at a moment. */
export const seededAt = async (until: string, { folder, secret = codeKey }: Where = {}): Promise<string> => {
  key ??= await makeIssuerKey();
  const path = storePath(folder ?? temporaryFolder());
  await seedOnce({ path, key, codeKey: secret, log: silent, until });
  return path;
};

/** The home of a seeded store at a moment, at rest, with every persona at the API. */
export const estateAt = async (path: string, at: string) => {
  key ??= await makeIssuerKey();
  const clock = settableClock(at);
  const store = sqliteStore(path);
  const verify = verifyDevTokens(key, () => new Date(clock.now()));
  const home = openHome({ store, clock: clock.now, verify, log: silent, operators: devOperators, codeKey });
  await home.host.drain();
  const sendAs = vouched(home);
  const as = (persona: string, community = communityOf(persona)): Neighbour =>
    neighbour({ send: sendAs(persona), community });
  const communityOf = (persona: string): string =>
    everyPersona.find((each) => each.persona === persona)?.community ?? "yangguang-huayuan";
  return { as, clock, home, sendAs, store };
};
