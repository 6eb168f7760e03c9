import * as z from "zod";
import { type GlassOpening, openings } from "../domain/break-glass.ts";
import type { CommunityScope } from "../table/scope.ts";
import type { Item, Key } from "../table/table.ts";

const Row = z.object({ openings });

/** One row for each thing that was ever opened so, which its service reads beside the thing. */
export const openingsKey = (scope: CommunityScope, thingId: string): Key => scope.key(["BREAK-GLASS-OF"], thingId);

export const openingsIn = (item: Item | undefined): GlassOpening[] => (item ? Row.parse(item).openings : []);
