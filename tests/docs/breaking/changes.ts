import type { Break } from "./breaks.ts";

/** A break as it is listed, with its reason. */
export type Listed = Break & { readonly why: string };

const heading = "Since the last release\n";

const cellsOf = (row: string): string[] =>
  row
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim().replaceAll("`", ""));

/** The breaks that `docs/api-changes.md` lists since the last release. */
export const listedIn = (text: string): Listed[] =>
  (text.split("\n## ").find((section) => section.startsWith(heading)) ?? "")
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2)
    .map((row) => {
      const [operation = "", before = "", after = "", why = ""] = cellsOf(row);
      return { operation, before, after, why };
    });

/** Whether v1 is frozen: a community is live. */
export const isFrozen = (text: string): boolean => /^\*\*Frozen since:\*\* \d{4}-\d\d-\d\d/m.test(text);

/** The row of a break. */
export const rowOf = ({ operation, before, after }: Break): string =>
  `| \`${operation}\` | \`${before}\` | \`${after}\` |`;
