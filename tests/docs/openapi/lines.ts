/** How deep each part of a document is unfolded: one line for each of what lies below. */
export type Depths = number | { readonly [name: string]: Depths };

const depthOf = (depths: Depths, name: string): Depths =>
  typeof depths === "number" ? depths - 1 : (depths[name] ?? 0);

/** The value as JSON in lines that a diff can tell apart: unfolded as deep as is asked for, and then one line each. */
export const inLines = (value: unknown, depths: Depths): string => {
  if (depths === 0 || typeof value !== "object" || value === null || Array.isArray(value)) return JSON.stringify(value);
  const parts = Object.entries(value).filter(([, part]) => part !== undefined);
  const lines = parts.map(([name, part]) => `${JSON.stringify(name)}: ${inLines(part, depthOf(depths, name))}`);
  return `{\n${lines.join(",\n")}\n}`;
};
