import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { tooLong } from "./name-limits.ts";
import { refusalsOf } from "./partitions.ts";

const Audience = z.string().min(1);

/** A domain of the stage's own, and the certificate for it in the stage's region. */
const Domain = z.strictObject({
  name: z.hostname(),
  certificate: z.string().regex(/^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/),
});

/** A mail server, `smtps://user:password@host` in a secret of the stage's region, and who the mails are from. */
const Smtp = z.strictObject({
  from: z.string().regex(/^[^@\r\n]+@[^@\s]+$/),
  secret: z.string().regex(/^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+$/),
});

const Messages = z.strictObject({
  /** The hosts of gateways that are in the region, with all below them; `*` lets what is told leave it. */
  gateways: z.array(z.union([z.literal("*"), z.hostname().toLowerCase()])),
  smtp: Smtp.optional(),
  /** Phones and e-mail addresses: a stage for trials sends to these alone. */
  onlyTo: z.array(z.string().regex(/^\S+$/)).optional(),
});

/** One deployed home of Linli: a region of an account, and what differs there. */
export const Stage = z.strictObject({
  /** As long as every name allows that is made of it. */
  name: z
    .string()
    .regex(/^[a-z](-?[a-z0-9])+$/)
    .superRefine((name, { addIssue }) => {
      const because = tooLong(name);
      if (because) addIssue(because);
    }),
  account: z.string().regex(/^\d{12}$/),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
  /** The OpenID Connect issuer of this stage's tokens, and the audiences of which they carry one. */
  issuer: z.url({ protocol: /^https$/ }),
  audience: z.union([Audience, z.array(Audience).min(1)]).transform((given) => [given].flat()),
  /** The API's own name, at the root of which it answers; without one, only under the name that AWS gives. */
  domain: Domain.optional(),
  /** The platform's operators: subjects of the issuer's tokens. */
  operators: z.array(z.string().regex(/^\S+$/)).min(1),
  allowedOrigins: z.array(z.url({ protocol: /^https$/ })).min(1),
  runtime: z.enum(["nodejs22.x", "nodejs24.x"]),
  architecture: z.enum(["arm64", "x86_64"]),
  /** How messages leave Linli; without a word of it they wait in the inboxes and on the desks' lists. */
  messages: Messages.default({ gateways: [] }),
  logRetentionDays: z.union([z.literal(30), z.literal(90), z.literal(180), z.literal(365)]),
  /** How long facts stay in the bus's archive, from where they can be replayed. */
  archiveDays: z.int().min(1).max(3650),
  requestsPerSecond: z.int().min(1),
  /** The most for each route that asks for no token; a quarter of all where the file says nothing. */
  publicRequestsPerSecond: z.int().min(1).optional(),
  switches: z.strictObject({
    /** An archive on the bus, in a stack of its own. */
    archive: z.boolean(),
    /** The bus and its archive under the stage's own key. */
    encryptedBus: z.boolean(),
    /** Keeps the queues that its reactions had, until they are empty (docs/operations.md): for a stage that had them. */
    oldQueues: z.boolean().default(false),
  }),
});
export type Stage = z.infer<typeof Stage>;

/** What a stage's own lines contradict. */
const contradictionsIn = ({
  account,
  region,
  domain,
  messages,
  requestsPerSecond,
  publicRequestsPerSecond = 0,
}: Stage) => [
  ...(domain && !domain.certificate.includes(`:acm:${region}:${account}:`)
    ? [`the certificate of ${domain.name} is not of ${region} in ${account}`]
    : []),
  ...(messages.smtp && !messages.smtp.secret.includes(`:secretsmanager:${region}:${account}:`)
    ? [`the secret of the mail server is not of ${region} in ${account}`]
    : []),
  ...(publicRequestsPerSecond > requestsPerSecond
    ? ["publicRequestsPerSecond is more than requestsPerSecond, which holds for all routes together"]
    : []),
];

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`is not JSON: ${(error as Error).message}`);
  }
};

/** A stage from its file's text. Throws with every reason why it is not one, or its region cannot carry it. */
export const stageIn = (text: string): Stage => {
  const result = Stage.safeParse(jsonIn(text));
  if (!result.success) throw new Error(z.prettifyError(result.error));
  const refusals = [...refusalsOf(result.data), ...contradictionsIn(result.data)];
  if (refusals.length > 0) throw new Error(refusals.join("\n"));
  return result.data;
};

/** Where the stage files lie: the folder that `LINLI_STAGES` names, such as a test's own, or `infra/aws/stages/`. */
const stageFolder = (): string =>
  resolve(process.env.LINLI_STAGES ?? fileURLToPath(new URL("./stages/", import.meta.url)));

type StageFile = { readonly file: string; readonly stage: Stage };

/** A file that holds no stage, with every reason. */
export type Refused = { readonly file: string; readonly because: string };

/** Why a stage may not stand beside the others: what names one of them would name both. */
const overlapOf = ({ file, stage: { name } }: StageFile, all: readonly StageFile[]): string | undefined => {
  const other = all.find((each) => name.startsWith(`${each.stage.name}-`));
  if (other)
    return `${name} begins with ${other.stage.name}: linli-${other.stage.name}-* would name the stacks of both`;
  const first = all.find((each) => name === each.stage.name);
  return first && first.file !== file ? `${name} is the stage of ${first.file}` : undefined;
};

/** The stages of a folder, by the order of its files, and the files that hold none: these stop no other. */
export const stageFiles = (folder = stageFolder()): { stages: readonly Stage[]; refused: readonly Refused[] } => {
  const refused: Refused[] = [];
  const read = (file: string): StageFile[] => {
    try {
      return [{ file, stage: stageIn(readFileSync(join(folder, file), "utf8")) }];
    } catch (error) {
      refused.push({ file, because: (error as Error).message });
      return [];
    }
  };
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const found = names.toSorted().flatMap(read);
  const isApart = (each: StageFile): boolean => {
    const because = overlapOf(each, found);
    if (because) refused.push({ file: each.file, because });
    return !because;
  };
  return { stages: found.filter(isApart).map(({ stage }) => stage), refused };
};

/** Every stage that can be synthesized. */
export const stages = (): readonly Stage[] => stageFiles().stages;
