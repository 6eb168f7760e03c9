import type { Actor } from "../domain/caller.ts";

/** Who reads what is restricted, for whom, and of what: ids only. */
export type Reading = {
  readonly reader: string | undefined;
  readonly onBehalfOf: string | undefined;
  readonly of: readonly string[];
};

type Asked = { readonly params: object; readonly query: object };

const isId = (value: unknown): value is string => typeof value === "string" && /^[a-z]{3}_[a-z2-7]{20}/.test(value);

/** What was asked for, by its ids: those of the path, and of a list those that it is about. */
export const readingOf = ({ personId, onBehalfOf }: Actor, { params, query }: Asked): Reading => ({
  reader: personId,
  onBehalfOf,
  of: [...Object.values<string>({ ...params }), ...Object.values({ ...query }).filter(isId)],
});
