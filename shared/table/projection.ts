import { Refusal } from "../domain/refusal.ts";
import type { Companion } from "./entity.ts";
import type { Item, Key, Value } from "./table.ts";

type Entry = { readonly map: string; readonly name: string; readonly to: Value };

/** Enters something in a map of an item that was read: the first entry begins the item. */
export const entering = (key: Key, { map, name, to }: Entry, read: Item | undefined): Companion =>
  read
    ? { write: { update: key, changes: [{ set: ["state", map, name], to }] } }
    : {
        write: { put: { ...key, state: { [map]: { [name]: to } } }, when: [{ path: ["partition"], is: "absent" }] },
        refusal: new Refusal("try-again"),
      };
