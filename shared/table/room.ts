import { refuseField } from "../domain/refusal.ts";
import type { Command } from "./journal.ts";
import { itemSize } from "./limits.ts";
import type { Item } from "./table.ts";

const mostBytesByPeople = 360 * 1024;

/** What people add to a thing leaves room for what still must be written down in it when something happens. */
export const mustFitItem = (item: Item, { by }: Command): Item =>
  by.role !== "system" && itemSize(item) > mostBytesByPeople ? refuseField("", "too-big") : item;
