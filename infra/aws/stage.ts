import { readdirSync, readFileSync } from "node:fs";
import * as z from "zod";

/** One deployed home of Linli: a region of an account, and what differs there. */
export const Stage = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
  account: z.string().regex(/^\d{12}$/),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
  /** The OpenID Connect issuer of this stage's tokens, and the audience they carry. */
  issuer: z.url({ protocol: /^https$/ }),
  audience: z.string().min(1),
  allowedOrigins: z.array(z.url({ protocol: /^https$/ })).min(1),
  runtime: z.enum(["nodejs22.x", "nodejs24.x"]),
  architecture: z.enum(["arm64", "x86_64"]),
  logRetentionDays: z.union([z.literal(30), z.literal(90), z.literal(180), z.literal(365)]),
  requestsPerSecond: z.int().min(1),
});
export type Stage = z.infer<typeof Stage>;

const folder = new URL("./stages/", import.meta.url);

/** Every stage of `infra/aws/stages/`, each checked; a wrong file stops the synthesis with its reason. */
export const stages = (): Stage[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => {
      const result = Stage.safeParse(JSON.parse(readFileSync(new URL(name, folder), "utf8")));
      if (!result.success) throw new Error(`${name}: ${z.prettifyError(result.error)}`);
      return result.data;
    });
