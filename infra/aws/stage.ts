import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { refusalsOf } from "./partitions.ts";

/** One deployed home of Linli: a region of an account, and what differs there. */
export const Stage = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
  account: z.string().regex(/^\d{12}$/),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
  /** The OpenID Connect issuer of this stage's tokens, and the audience they carry. */
  issuer: z.url({ protocol: /^https$/ }),
  audience: z.string().min(1),
  /** The platform's operators: subjects of the issuer's tokens. */
  operators: z.array(z.string().regex(/^\S+$/)).min(1),
  allowedOrigins: z.array(z.url({ protocol: /^https$/ })).min(1),
  runtime: z.enum(["nodejs22.x", "nodejs24.x"]),
  architecture: z.enum(["arm64", "x86_64"]),
  logRetentionDays: z.union([z.literal(30), z.literal(90), z.literal(180), z.literal(365)]),
  /** How long facts stay in the bus's archive, from where they can be replayed. */
  archiveDays: z.int().min(1).max(3650),
  requestsPerSecond: z.int().min(1),
  switches: z.strictObject({
    /** An archive on the bus, in a stack of its own. */
    archive: z.boolean(),
    /** The bus and its archive under the stage's own key. */
    encryptedBus: z.boolean(),
  }),
});
export type Stage = z.infer<typeof Stage>;

/** A stage from its file's text. Throws with every reason why it is not one, or its region cannot carry it. */
export const stageIn = (name: string, text: string): Stage => {
  const result = Stage.safeParse(JSON.parse(text));
  if (!result.success) throw new Error(`${name}: ${z.prettifyError(result.error)}`);
  const refusals = refusalsOf(result.data);
  if (refusals.length > 0) throw new Error([`${name}:`, ...refusals].join("\n  "));
  return result.data;
};

/** Where the stage files lie: the folder that `LINLI_STAGES` names, such as a test's own, or `infra/aws/stages/`. */
const stageFolder = (): string =>
  resolve(process.env.LINLI_STAGES ?? fileURLToPath(new URL("./stages/", import.meta.url)));

/** Every stage of a folder, by the order of its files; a wrong file stops the synthesis with its reason. */
export const stages = (folder = stageFolder()): Stage[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .toSorted()
    .map((name) => stageIn(name, readFileSync(join(folder, name), "utf8")));
