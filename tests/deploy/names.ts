import type { Table } from "#shared/table/table.ts";

/**
 * The names of one town among others on the same stage: its communities and people have names of their own on the
 * wire, and those of the journey in the journey.
 */
export const namesOf = (mark: string) => {
  const slugs = new Set<string>();
  let own = /(?!)/g;
  let others = /(?!)/g;

  const learn = (slug: string): void => {
    if (slug === "" || slugs.has(slug)) return;
    slugs.add(slug);
    const any = [...slugs].toSorted((one, other) => other.length - one.length).join("|");
    own = new RegExp(`(?<![\\w-])(${any})(?![\\w-])`, "g");
    others = new RegExp(`(?<![\\w-])(${any})-${mark}(?![\\w-])`, "g");
  };

  /** What a journey sends, as the stage hears it. */
  const outward = (text: string): string => {
    for (const [, slug = ""] of text.matchAll(/"slug":"([a-z0-9-]+)"/g)) learn(slug);
    return text.replace(own, `$1-${mark}`);
  };
  /** What the stage answers, as the journey reads it. */
  const inward = (text: string): string => text.replace(others, "$1");

  return { learn, outward, inward };
};

/** A table as a journey names what is on it. */
export const namedTable = (table: Table, { outward, inward }: ReturnType<typeof namesOf>): Table => {
  const out = <Value>(value: Value): Value => JSON.parse(outward(JSON.stringify(value)));
  const back = <Value>(value: Value): Value =>
    value === undefined ? value : JSON.parse(inward(JSON.stringify(value)));
  return {
    get: async (key) => back(await table.get(out(key))),
    getMany: async (keys) => (await table.getMany(out(keys))).map(back),
    query: async (query) => back(await table.query(out(query))),
    write: async (write) => back(await table.write(out(write))),
    commit: (writes) => table.commit(out(writes)),
  };
};
