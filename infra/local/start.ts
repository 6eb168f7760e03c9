import { type Log, told } from "#shared/observe.ts";
import { accountOf } from "#shared/people/membership.ts";
import { realClock } from "./clock.ts";
import { docsPage } from "./docs-page.ts";
import { codeKeyIn, devKeyIn, prepareFolder, storePath } from "./folder.ts";
import type { Incoming, Verify } from "./gateway.ts";
import { type Home, openHome } from "./home.ts";
import { type DevKey, devOperators, discovery, verifyDevTokens, verifyTokensOf } from "./issuer.ts";
import { optionsOf } from "./options.ts";
import { blockAt, personaTokens, wordsOf } from "./printed.ts";
import { renew } from "./renewals.ts";
import { seedOnce } from "./seed-once.ts";
import { serve } from "./server.ts";

const line = (level: string, message: string, fields: Readonly<Record<string, unknown>>): void => {
  console.error(JSON.stringify({ level, message, ...told(fields) }));
};

const log: Log = {
  info: (message, fields) => line("info", message, fields),
  error: (message, fields) => line("error", message, fields),
};

const idleMilliseconds = 200;

/** Carries facts as long as the home is open, one step after the other. */
const keepWorking = (home: Home): (() => Promise<void>) => {
  let isOpen = true;
  const work = async (): Promise<void> => {
    while (isOpen) {
      const done = await home.host.step().catch((error) => {
        log.error("a step of the host failed", { error });
        return 0;
      });
      if (done === 0) await new Promise((resume) => setTimeout(resume, idleMilliseconds));
    }
  };
  const working = work();
  return () => {
    isOpen = false;
    return working;
  };
};

type Identity = { readonly verify: Verify; readonly operators: ReadonlySet<string>; readonly devKey?: DevKey };

/** The audiences of `LINLI_AUDIENCE`, separated by spaces; a token carries one of them. */
const audiences = (): string[] => {
  const given = (process.env.LINLI_AUDIENCE ?? "linli").split(" ").filter(Boolean);
  if (given.length === 0) throw new Error("LINLI_AUDIENCE names no audience, so no token could be taken");
  return given;
};

/** The subjects of `LINLI_OPERATORS`, separated by spaces, as accounts of the issuer. */
const operatorsOf = (issuer: string): ReadonlySet<string> =>
  new Set((process.env.LINLI_OPERATORS ?? "").split(" ").map((subject) => accountOf({ issuer, subject })));

/** Tokens of the configured issuer; without one, of the development issuer, whose store is seeded. */
const identityIn = async (directory: string, path: string): Promise<Identity> => {
  const issuer = process.env.LINLI_ISSUER;
  if (issuer) {
    const verify = await verifyTokensOf(issuer, audiences());
    return { verify, operators: operatorsOf(issuer) };
  }
  const devKey = await devKeyIn(directory);
  await seedOnce({ path, key: devKey, codeKey: codeKeyIn(directory), log });
  return { verify: verifyDevTokens(devKey, () => new Date()), operators: devOperators, devKey };
};

const json = (body: unknown): Response => Response.json(body);

const tokensBy = async ({ devKey }: Identity) => (devKey ? personaTokens(devKey, new Date()) : []);

/** What stands beside the API: the docs page, and the development issuer's public papers. */
const doors =
  (home: Home, identity: Identity) =>
  async (incoming: Incoming): Promise<Response> => {
    const [path = ""] = incoming.target.split("?");
    const origin = `http://${incoming.headers.host}`;
    const acceptEncoding = incoming.headers["accept-encoding"];
    if (path === "/docs" || path.startsWith("/docs/"))
      return docsPage({ path, acceptEncoding }, () => tokensBy(identity));
    const { devKey } = identity;
    if (devKey && path === "/.well-known/openid-configuration") return json(discovery(origin));
    if (devKey && path === "/.well-known/jwks.json") return json({ keys: [devKey.public] });
    return home.gateway.answer(incoming);
  };

const untilStopped = (): Promise<void> =>
  new Promise((stop) => {
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => stop());
  });

/** Runs Linli on this machine until it is told to stop. */
export const start = async (given: readonly string[]): Promise<void> => {
  const { directory, port: wished, reset, json: asJson } = optionsOf(given);
  prepareFolder(directory, reset);
  const path = storePath(directory);
  await renew(path);
  const identity = await identityIn(directory, path);
  const { verify, operators } = identity;
  const home = openHome({ path, clock: realClock, verify, log, operators, codeKey: codeKeyIn(directory) });
  const { port, close } = await serve(doors(home, identity), wished);
  const personas = await tokensBy(identity);
  const block = blockAt(`http://127.0.0.1:${port}`, personas);
  console.log(asJson ? JSON.stringify(block) : wordsOf(block));
  const stopWorking = keepWorking(home);
  await untilStopped();
  await close();
  await stopWorking();
  home.close();
};
