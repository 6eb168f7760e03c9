import { accountOf } from "#shared/people/membership.ts";
import { devIssuer, type IssuerKey, signToken } from "./issuer.ts";
import { cast, stranger } from "./living/cast.ts";
import { defaultDirectory } from "./options.ts";
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
  /** Where messages go, and where they wait. */
  readonly messages: string;
  readonly personas: readonly PersonaToken[];
  /** By which the first operator of an own home signs in; told once. */
  readonly operatorCode?: string;
};

type Played = {
  readonly community: string | null;
  readonly persona: string;
  readonly name: string;
  readonly roles: readonly string[];
};

const seeded: readonly Played[] = [
  ...seedCommunities.flatMap(({ slug, personas }) =>
    personas.filter(({ hasNoAccount }) => !hasNoAccount).map((persona) => ({ community: slug, ...persona })),
  ),
  { community: null, ...operator },
];

const living: readonly Played[] = cast.filter(({ hasNoAccount }) => !hasNoAccount);

/** The personas that have an account, of a store in which the fictional estate is in use. */
export const everyPersona: readonly Played[] = [...seeded, ...living];

/** The accounts of the personas, by which a demonstration is told from a store of real people. */
export const personaAccounts = (): ReadonlySet<string> =>
  new Set([...everyPersona, stranger].map(({ persona }) => accountOf({ issuer: devIssuer, subject: persona })));

type Signing = { readonly key: IssuerKey; readonly now: Date; readonly isLiving: boolean };

/** A fresh token for each persona that has an account. */
export const personaTokens = ({ key, now, isLiving }: Signing): Promise<PersonaToken[]> =>
  Promise.all(
    (isLiving ? everyPersona : seeded).map(async ({ community, persona, name, roles }) => {
      const token = await signToken(key, persona, now);
      return { community, persona, name, roles, token };
    }),
  );

type ToldOnce = {
  readonly personas: readonly PersonaToken[];
  readonly messages: string;
  readonly operatorCode?: string | undefined;
};

export const blockAt = (origin: string, { personas, messages, operatorCode }: ToldOnce): Block => ({
  api: `${origin}/v1`,
  docs: `${origin}/docs`,
  openapi: `${origin}/docs/openapi.json`,
  messages,
  personas,
  ...(operatorCode !== undefined && { operatorCode }),
});

/** A code in groups of four, as it is read and typed. */
export const spoken = (code: string): string => (code.match(/.{1,4}/g) ?? []).join("-");

const width = (text: string): number => [...text].reduce((sum, each) => sum + (each > "\u2e80" ? 2 : 1), 0);

const mostColumns = 96;

/** Parts that stand beside each other, in lines of so many columns. */
const folded = (parts: readonly string[]): string[] => {
  const lines: string[] = [];
  for (const part of parts) {
    const longer = [lines.at(-1) ?? "", part].filter(Boolean).join(" · ");
    if (lines.length > 0 && width(longer) <= mostColumns) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
};

/** Who is there, by community; one that is in use comes first. */
const peopleIn = (personas: readonly PersonaToken[]): string[] => {
  const slugs = [...new Set(personas.map(({ community }) => community))];
  const those = (slug: string | null) => personas.filter(({ community }) => community === slug);
  return slugs
    .toSorted((one, other) => those(other).length - those(one).length)
    .flatMap((slug) => [
      `${slug ?? "everywhere"}`,
      ...folded(those(slug).map(({ persona, name }) => `${persona} ${name}`)).map((line) => `  ${line}`),
    ]);
};

const tried = ({ api }: Block, directory: string): string[] => {
  const data = directory === defaultDirectory ? "" : ` --data ${directory}`;
  return [
    "",
    "Try, as one of them (a token for whoever is registered, by persona, name or id; good for 12 hours):",
    `  TOKEN=$(npm run -s token -- zhao${data})`,
    '  curl -s -H "Authorization: Bearer $TOKEN" \\',
    `    "${api}/communities/foshan-guojigongguan/mediation/cases?status=resolved"`,
  ];
};

/** The block for people, which fits a screen: the addresses, who is there, and one request that works as printed. */
export const wordsOf = (block: Block, directory: string): string => {
  const addresses = ["Linli 邻里", `  API   ${block.api}`, `  docs  ${block.docs}`, `  messages  ${block.messages}`];
  const people = block.personas.length > 0 ? ["", ...peopleIn(block.personas), ...tried(block, directory)] : [];
  const { operatorCode } = block;
  const code = operatorCode
    ? ["", "The operator's code, shown this once, good for 30 days:", `  ${spoken(operatorCode)}`]
    : [];
  return [...addresses, ...people, ...code].join("\n");
};
