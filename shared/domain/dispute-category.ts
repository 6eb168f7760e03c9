import * as z from "zod";
import type { Format } from "./formats.ts";
import { Name } from "./text.ts";

/** What people dispute about, everywhere. */
export const ShippedCategory = z.enum([
  "ev-charging",
  "parking",
  "space",
  "noise",
  "leak",
  "pets",
  "fees",
  "garbage",
  "fire-passage",
]);

/** The key of a category, a community's own or one that is shipped; it becomes part of keys. */
export const CategoryKey = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, "key" satisfies Format);

/** A category that a community added, and what it is called. */
export const OwnCategory = z.strictObject({
  key: CategoryKey,
  name: z.strictObject({ "zh-CN": Name, en: Name }),
});
export type OwnCategory = z.infer<typeof OwnCategory>;

/** So many a community may add. */
export const mostOwnCategories = 30;

export const isShipped = (key: string): boolean => ShippedCategory.safeParse(key).success;
