import { refuse } from "#shared/domain/refusal.ts";

type Named<Filter> = readonly (Filter | false)[];

/** The filter that was named, where one was: an index serves one at a time. Refused at `parameter` where more were. */
export const oneFilter = <Filter extends object>(named: Named<Filter>, parameter: string): Filter | undefined => {
  const [filter, ...others] = named.flatMap((each) => each || []);
  return others.length === 0 ? filter : refuse("invalid", { errors: [{ parameter, code: "not-allowed" }] });
};
