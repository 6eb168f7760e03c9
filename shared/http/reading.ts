import type { Actor } from "../domain/caller.ts";

/** Who reads what is restricted, for whom, and of what: ids only. */
export type Reading = {
  readonly reader: string | undefined;
  readonly onBehalfOf: string | undefined;
  readonly of: readonly string[];
};

type Asked = { readonly params: object; readonly query: object };

/** What was asked for, by its ids: those of the path, and of a list the one that it is about. */
export const readingOf = ({ personId, onBehalfOf }: Actor, { params, query }: Asked): Reading => {
  const { subject } = query as { readonly subject?: string };
  return { reader: personId, onBehalfOf, of: [...Object.values<string>({ ...params }), ...(subject ? [subject] : [])] };
};
