import * as z from "zod";
import { catalogue } from "#shared/table/catalogue.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import type { Key, Write } from "#shared/table/table.ts";
import { type Mending, open, type Site } from "./migration.ts";

type Store<State> = {
  stateKey(id: string): Key;
  find(id: string): Promise<{ readonly state: State; readonly version: number } | undefined>;
};

/** A thing as it is kept, and where. */
export type Thing<State> = {
  readonly id: string;
  readonly state: State;
  readonly version: number;
  readonly where: string;
  /** The check, in the commit that relies on it, that it is still as it was read. */
  readonly asRead: Write;
};

type Kind<State> = { readonly kind: string; readonly store: (table: CommunityTable) => Store<State> };

const asRead = (key: Key, version: number): Write => ({
  check: key,
  when: [{ path: ["version"], is: "equals", value: version }],
});

/** Every thing of a kind that can be read, as it is. */
export async function* readable<State>({ own }: Site, { kind, store }: Kind<State>): AsyncGenerator<State> {
  const things = store(own);
  for await (const id of catalogue(own, kind))
    try {
      const found = await things.find(id);
      if (found) yield found.state;
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
    }
}

/** Looks at every thing of a kind that can be read; what cannot is left to be mended first. */
export async function* eachOf<State>(
  { own }: Site,
  { kind, store }: Kind<State>,
  look: (thing: Thing<State>) => AsyncGenerator<Mending>,
): AsyncGenerator<Mending> {
  const things = store(own);
  for await (const id of catalogue(own, kind)) {
    const key = things.stateKey(id);
    const where = key.partition;
    try {
      const found = await things.find(id);
      if (found) yield* look({ id, where, asRead: asRead(key, found.version), ...found });
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      yield open(where, "cannot be read until its texts are mended");
    }
  }
}
