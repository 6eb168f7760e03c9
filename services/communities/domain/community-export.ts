import * as z from "zod";
import { communityExportMade, communityExportRequested } from "#shared/contracts/community-exports.ts";
import type { Act } from "#shared/domain/caller.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import { Instant } from "#shared/domain/dates.ts";
import { idSchema } from "#shared/domain/ids.ts";
import { newId } from "#shared/domain/new-id.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { PersonId } from "./role-grant.ts";

export const CommunityExportId = idSchema("cxp");

const asked = {
  exportId: CommunityExportId,
  /** Who writes a part, in the order of the parts. */
  parts: z.array(z.string()).max(50),
  requestedBy: PersonId,
  requestedAt: Instant,
};

/** A community that leaves, written down as a whole. */
export const CommunityExport = z.discriminatedUnion("status", [
  z.object({ status: z.literal("in-progress"), ...asked }),
  z.object({
    status: z.literal("ready"),
    ...asked,
    pages: z.array(z.object({ part: z.string(), pageCount: z.int() })).max(50),
    itemCount: z.int(),
    /** What the operator archives the community by: no other. */
    digest: z.string(),
  }),
]);
export type CommunityExport = z.infer<typeof CommunityExport>;

/** What lies outside the community and names it, and its own state: written last. */
export const lastPart = "community";

type AskingForAll = Act & {
  readonly commandId: string;
  readonly services: readonly string[];
  readonly status: CommunityCard["status"];
};

/**
 * All of a community is given out only while it leaves: it holds what no administrator reads. Nobody writes there any
 * more by then, so what the services write down one by one is of one moment.
 */
export const askForCommunity = ({ by, at, commandId, services, status }: AskingForAll) => {
  if (status !== "offboarding")
    refuse("wrong-state", { state: status, allowedVerbs: ["requestOffboarding"] }, "community");
  const exportId = newId("cxp", commandId);
  const parts = [...services, lastPart];
  const state: CommunityExport = { status: "in-progress", exportId, parts, requestedBy: by.personId, requestedAt: at };
  return { state, facts: [communityExportRequested({ exportId })] };
};

type Whole = Pick<Extract<CommunityExport, { status: "ready" }>, "pages" | "itemCount" | "digest">;

/** Every part is written: the export can be taken away, and the community archived by its digest. */
export const closeExport = (current: CommunityExport, whole: Whole) => {
  if (current.status === "ready") return undefined;
  const { exportId } = current;
  const { digest, itemCount } = whole;
  const state: CommunityExport = { ...current, ...whole, status: "ready" };
  return { state, facts: [communityExportMade({ exportId, digest, itemCount })] };
};

export const CommunityExportView = z
  .object({
    exportId: CommunityExportId,
    status: z.enum(["in-progress", "ready"]),
    requestedAt: Instant,
    digest: z.string().optional(),
    itemCount: z.int().optional(),
    /** So many pages make the file, one after the other. */
    pageCount: z.int().optional(),
  })
  .meta({ id: "CommunityExport" });

export const viewOfExport = (made: CommunityExport): z.input<typeof CommunityExportView> => {
  const { exportId, status, requestedAt } = made;
  if (made.status === "in-progress") return { exportId, status, requestedAt };
  const { digest, itemCount, pages } = made;
  const pageCount = pages.reduce((sum, each) => sum + each.pageCount, 0);
  return { exportId, status, requestedAt, digest, itemCount, pageCount };
};
