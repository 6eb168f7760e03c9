import { Complaint } from "#infra/operations/complaint.ts";
import { openOutside } from "#shared/outside/open.ts";
import { type SqliteStore, sqliteStore } from "#shared/table/sqlite.ts";
import { type Beginning, beginAs, beginningOf, isUnused, type Signs } from "./beginning.ts";
import { realClock } from "./clock.ts";
import { doors } from "./doors.ts";
import { emptyFolder, holdsStore, prepareFolder, storePath } from "./folder.ts";
import { openHome } from "./home.ts";
import { identityFor } from "./identity.ts";
import { lockFolder } from "./lock.ts";
import { log } from "./log.ts";
import { type Options, optionsOf } from "./options.ts";
import { originsIn } from "./origins.ts";
import { outsideIn, waitingPlace } from "./outside.ts";
import { watchStore, whileThere } from "./presence.ts";
import { blockAt, personaAccounts, wordsOf } from "./printed.ts";
import { renew } from "./renewals.ts";
import { codeKeyFor, issuerKeyIn } from "./secrets.ts";
import { serve } from "./server.ts";
import { keepWorking } from "./work.ts";

export const usage = `npm start                          a demonstration, with people to try it as
npm start -- --own                 a store of your own: people sign in by the code of their slip
LINLI_ISSUER=https://… npm start   a store of your own for the people of an OpenID Connect issuer
  --data DIR    where the data lies (default .linli)
  --port N      the port, or the next free one (default 8477)
  --reset       begin the demonstration anew
  --json        print one line for programs`;

const wishedBy = ({ own }: Options): Beginning => {
  const issuer = process.env.LINLI_ISSUER;
  if (own && issuer)
    throw new Complaint("--own has an issuer of its own: start without --own, or without LINLI_ISSUER.");
  if (issuer) return { way: "issuer", issuer };
  return { way: own ? "own" : "demonstration" };
};

const signsIn = (directory: string): Signs => ({
  hasIssuerKey: issuerKeyIn(directory) !== undefined,
  personas: personaAccounts(),
});

/** Empties the folder of a demonstration; what people trusted to a home is never emptied by an option. */
const reset = (directory: string, wished: Beginning): void => {
  if (holdsStore(directory)) {
    const store = sqliteStore(storePath(directory));
    const before = beginningOf(store.database, signsIn(directory));
    const isSpare = before?.way === "demonstration" || isUnused(store.database);
    store.close();
    if (!isSpare || wished.way !== "demonstration")
      throw new Complaint(`--reset begins a demonstration anew and empties nothing else: ${directory} stays as it is.`);
  }
  emptyFolder(directory);
};

/** The store of the folder, which goes on as it began. */
const openStore = (directory: string, wished: Beginning): SqliteStore => {
  const store = sqliteStore(storePath(directory));
  try {
    beginAs(store.database, signsIn(directory), wished);
    return store;
  } catch (error) {
    store.close();
    throw error;
  }
};

const untilStopped = (): Promise<void> =>
  new Promise((stop) => {
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => stop());
  });

const run = async (options: Options, wished: Beginning): Promise<void> => {
  const { directory } = options;
  const origins = originsIn(process.env.LINLI_ORIGIN);
  if (options.reset) reset(directory, wished);
  const store = openStore(directory, wished);
  await renew(storePath(directory));
  const out = outsideIn(process.env, wished);
  const identity = await identityFor(wished, { directory, path: storePath(directory), store, log });
  const { verify, operators } = identity;
  let loopback = "";
  const outside = openOutside({ ...out, origin: () => origins.origin(loopback) });
  const codeKey = codeKeyFor(directory);
  const home = openHome({ store, clock: realClock, verify, log, operators, codeKey, outside });
  const watch = watchStore(directory, log);
  const answer = whileThere(watch.isThere, doors(home, identity, origins));
  const { port, close } = await serve(answer, options.port);
  loopback = `http://127.0.0.1:${port}`;
  const told = {
    personas: await identity.personas(),
    operatorCode: identity.operatorCode,
    messages: waitingPlace(out),
  };
  const block = blockAt(origins.origin(loopback), told);
  console.log(options.json ? JSON.stringify(block) : wordsOf(block, directory));
  const stopWorking = keepWorking(home.host.works, log);
  await untilStopped();
  await close();
  await stopWorking();
  await home.host.settled();
  try {
    watch.end();
  } finally {
    home.close();
  }
};

/** Runs Linli on this machine until it is told to stop. */
export const start = async (given: readonly string[]): Promise<number> => {
  const options = optionsOf(given);
  const wished = wishedBy(options);
  process.umask(0o077);
  prepareFolder(options.directory);
  const unlock = lockFolder(options.directory);
  try {
    await run(options, wished);
  } finally {
    unlock();
  }
  return 0;
};
