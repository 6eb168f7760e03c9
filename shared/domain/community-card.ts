import * as z from "zod";
import { Calendar } from "./calendar.ts";
import { mostOwnCategories, OwnCategory } from "./dispute-category.ts";

/**
 * `provisioning` before its first day; `suspended` and `offboarding` may be read but not written by members;
 * `archived` may be exported by the operator; of an `erased` one nothing is left but its certificate.
 */
export const CommunityStatus = z.enum(["provisioning", "active", "suspended", "offboarding", "archived", "erased"]);
export type CommunityStatus = z.infer<typeof CommunityStatus>;

/** What every request and every reaction needs of its community: part of the community's own state. */
export const CommunityCard = z.object({
  status: CommunityStatus,
  language: z.enum(["zh-CN", "en"]),
  timeZone: z.string(),
  policy: z.record(z.string(), z.number()),
  calendar: Calendar,
  /** The categories of disputes that it added; absent where it added none. */
  categories: z.array(OwnCategory).max(mostOwnCategories).optional(),
});
export type CommunityCard = z.infer<typeof CommunityCard>;
