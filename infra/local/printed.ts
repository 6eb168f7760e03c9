import { type DevKey, signToken } from "./issuer.ts";
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
};

/** A fresh token for each persona that has an account. */
export const personaTokens = async (key: DevKey, now: Date): Promise<PersonaToken[]> => {
  const people = seedCommunities.flatMap(({ slug, personas }) =>
    personas.filter(({ hasNoAccount }) => !hasNoAccount).map((persona) => ({ community: slug, ...persona })),
  );
  const everyone = [...people, { community: null, ...operator }];
  return Promise.all(
    everyone.map(async ({ community, persona, name, roles }) => {
      const token = await signToken(key, persona, now);
      return { community, persona, name, roles, token };
    }),
  );
};

export const blockAt = (origin: string, personas: readonly PersonaToken[]): Block => ({
  api: `${origin}/v1`,
  docs: `${origin}/docs`,
  openapi: `${origin}/docs/openapi.json`,
  personas,
});

const curlOf = ({ api }: Block, { community, token }: PersonaToken): string =>
  `curl -s -H "Authorization: Bearer ${token}" "${api}/communities/${community}/mediation/cases?status=resolved"`;

/** The block for people: the addresses, each persona with a token, and one request that works as printed. */
export const wordsOf = (block: Block): string => {
  const rows = block.personas.map(
    ({ community, persona, name, roles, token }) =>
      `${persona}  ${name}  ${community ?? "-"}  ${roles.join(", ")}\n  ${token}`,
  );
  const [first] = block.personas;
  const addresses = [`Linli 邻里`, `  API   ${block.api}`, `  docs  ${block.docs}`];
  const request = first ? ["Try:", curlOf(block, first)] : [];
  return [...addresses, "", ...rows, "", ...request].join("\n");
};
