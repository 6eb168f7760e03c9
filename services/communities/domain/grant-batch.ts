import * as z from "zod";
import { Refusal } from "#shared/domain/refusal.ts";
import { GrantRole, RoleGrant } from "./role-grant.ts";

const mostRows = 100;

/** Many grants at once; with `dryRun` it is only told what would come of them. */
export const GrantRoles = z.strictObject({
  dryRun: z.boolean().default(false),
  grants: z.array(GrantRole).min(1).max(mostRows),
});

/** A row that was refused: where it stands in the list, and why. */
const RefusedRow = z.object({ pointer: z.string(), code: z.string() });
export type RefusedRow = z.infer<typeof RefusedRow>;

/** What came of each row. What would be granted has no id yet. */
export const RoleGrantBatch = z
  .object({
    dryRun: z.boolean(),
    granted: z.array(RoleGrant.partial({ grantId: true })),
    refused: z.array(RefusedRow),
  })
  .meta({ id: "RoleGrantBatch" });

/** What is no row's own fault: then nothing is told of rows, and the whole is sent again. */
const ofTheWhole: ReadonlySet<string> = new Set(["idempotency-mismatch", "try-again"]);

/** How a row that is refused is told; anything else is thrown on. */
export const refusedRow = (error: unknown, nth: number): RefusedRow => {
  if (!(error instanceof Refusal) || ofTheWhole.has(error.code)) throw error;
  if (error.code === "not-found") return { pointer: `/grants/${nth}/personId`, code: "unknown-person" };
  const [blamed] = error.detail.errors ?? [];
  const pointer = blamed && "pointer" in blamed ? blamed.pointer : "";
  return { pointer: `/grants/${nth}${pointer}`, code: blamed?.code ?? error.code };
};
