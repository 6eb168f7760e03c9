import { Complaint } from "#infra/operations/complaint.ts";
import type { Log } from "#shared/observe.ts";
import { accountOf } from "#shared/people/membership.ts";
import type { SqliteStore } from "#shared/table/sqlite.ts";
import type { Beginning } from "./beginning.ts";
import type { Verify } from "./gateway.ts";
import type { Incoming } from "./gateway-event.ts";
import type { Home } from "./home.ts";
import { devIssuer, devOperators, type IssuerKey, verifyDevTokens, verifyTokensOf } from "./issuer.ts";
import { openOwn } from "./own/own.ts";
import { type PersonaToken, personaTokens } from "./printed.ts";
import { codeKeyFor, issuerKeyFor } from "./secrets.ts";
import { isLiving, seedOnce } from "./seed-once.ts";

/** Answers what is the issuer's own; nothing where a path is not. */
export type Door = (incoming: Incoming, path: string) => Promise<Response | undefined>;

/** Who may come in, and how they show it. */
export type Identity = {
  readonly verify: Verify;
  readonly operators: ReadonlySet<string>;
  /** Where the home signs tokens itself: the issuer they name, and the key. */
  readonly issuer?: { readonly name: string; readonly key: IssuerKey };
  /** The people of the demonstration, each with a fresh token; nobody anywhere else. */
  readonly personas: () => Promise<readonly PersonaToken[]>;
  readonly doorOf?: (home: Home) => Door;
  /** For the operator of a home that just began; shown once. */
  readonly operatorCode?: string | undefined;
};

export type Ground = {
  readonly directory: string;
  readonly path: string;
  readonly store: SqliteStore;
  readonly log: Log;
};

const nobody = async () => [];

const demonstration = async ({ directory, path, store, log }: Ground): Promise<Identity> => {
  const key = await issuerKeyFor(directory);
  await seedOnce({ path, key, codeKey: codeKeyFor(directory), log });
  return {
    verify: verifyDevTokens(key, () => new Date()),
    operators: devOperators,
    issuer: { name: devIssuer, key },
    personas: () => personaTokens({ key, now: new Date(), isLiving: isLiving(store.database) }),
  };
};

/** The subjects of `LINLI_OPERATORS`, separated by spaces, as accounts of the issuer. */
const operatorsOf = (issuer: string): ReadonlySet<string> => {
  const subjects = (process.env.LINLI_OPERATORS ?? "").split(" ").filter(Boolean);
  return new Set(subjects.map((subject) => accountOf({ issuer, subject })));
};

/** The audiences of `LINLI_AUDIENCE`, separated by spaces; a token carries one of them. */
const audiences = (): string[] => {
  const given = (process.env.LINLI_AUDIENCE ?? "linli").split(" ").filter(Boolean);
  if (given.length === 0)
    throw new Complaint("LINLI_AUDIENCE names no audience, so no token could be taken: name one.");
  return given;
};

const peopleOf = async (issuer: string): Promise<Identity> => ({
  verify: await verifyTokensOf(issuer, audiences()),
  operators: operatorsOf(issuer),
  personas: nobody,
});

/** Personas of the demonstration, people of one's own, or those of the configured issuer. */
export const identityFor = async (beginning: Beginning, ground: Ground): Promise<Identity> => {
  if (beginning.way === "demonstration") return demonstration(ground);
  if (beginning.way === "issuer") return peopleOf(beginning.issuer);
  return { ...openOwn({ ...ground, key: await issuerKeyFor(ground.directory) }), personas: nobody };
};
