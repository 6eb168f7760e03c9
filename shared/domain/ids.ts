import * as z from "zod";
import type { Format } from "./formats.ts";

export const ownLength = 20;
export const childLength = 8;

const idPattern = (prefix: string, length: number) => new RegExp(`^${prefix}_[a-z2-7]{${length}}$`);

/** The schema of a thing's own id: `cas_` and 20 characters. Opaque to clients. */
export const idSchema = (prefix: string) => z.string().regex(idPattern(prefix, ownLength), "id" satisfies Format);

/** The schema of the id of a thing that lives inside another: it carries its parent's, so one read finds both. */
export const childIdSchema = (prefix: string) =>
  z.string().regex(idPattern(prefix, ownLength + childLength), "id" satisfies Format);

/** The parent that a child's id carries. */
export const parentId = (prefix: string, childId: string): string =>
  `${prefix}_${childId.slice(childId.indexOf("_") + 1, -childLength)}`;
