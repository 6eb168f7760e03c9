import { accountOf } from "#shared/people/membership.ts";
import { devIssuer, type IssuerKey, signToken } from "./issuer.ts";
import { operator, seedCommunities } from "./personas.ts";

export type PersonaToken = {
  readonly community: string | null;
  readonly persona: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly token: string;
};

/** What `npm start` tells once it serves; `--json` prints it as it is. */
export type Block = {
  readonly api: string;
  readonly docs: string;
  readonly openapi: string;
  readonly personas: readonly PersonaToken[];
  /** By which the first operator of an own home signs in; told once. */
  readonly operatorCode?: string;
};

const signedIn = [
  ...seedCommunities.flatMap(({ slug, personas }) =>
    personas.filter(({ hasNoAccount }) => !hasNoAccount).map((persona) => ({ community: slug, ...persona })),
  ),
  { community: null, ...operator },
];

/** The accounts of the personas, by which a demonstration is told from a store of real people. */
export const personaAccounts = (): ReadonlySet<string> =>
  new Set(signedIn.map(({ persona }) => accountOf({ issuer: devIssuer, subject: persona })));

/** A fresh token for each persona that has an account. */
export const personaTokens = (key: IssuerKey, now: Date): Promise<PersonaToken[]> =>
  Promise.all(
    signedIn.map(async ({ community, persona, name, roles }) => {
      const token = await signToken(key, persona, now);
      return { community, persona, name, roles, token };
    }),
  );

type ToldOnce = { readonly personas: readonly PersonaToken[]; readonly operatorCode?: string | undefined };

export const blockAt = (origin: string, { personas, operatorCode }: ToldOnce): Block => ({
  api: `${origin}/v1`,
  docs: `${origin}/docs`,
  openapi: `${origin}/docs/openapi.json`,
  personas,
  ...(operatorCode !== undefined && { operatorCode }),
});

const curlOf = ({ api }: Block, { community, token }: PersonaToken): string =>
  `curl -s -H "Authorization: Bearer ${token}" "${api}/communities/${community}/mediation/cases?status=resolved"`;

/** A code in groups of four, as it is read and typed. */
export const spoken = (code: string): string => (code.match(/.{1,4}/g) ?? []).join("-");

/** The block for people: the addresses, each persona with a token, and one request that works as printed. */
export const wordsOf = (block: Block): string => {
  const rows = block.personas.map(
    ({ community, persona, name, roles, token }) =>
      `${persona}  ${name}  ${community ?? "-"}  ${roles.join(", ")}\n  ${token}`,
  );
  const [first] = block.personas;
  const addresses = [`Linli 邻里`, `  API   ${block.api}`, `  docs  ${block.docs}`];
  const request = first ? ["", ...rows, "", "Try:", curlOf(block, first)] : [];
  const { operatorCode } = block;
  const code = operatorCode
    ? ["", "The operator's code, shown this once, good for 30 days:", `  ${spoken(operatorCode)}`]
    : [];
  return [...addresses, ...request, ...code].join("\n");
};
