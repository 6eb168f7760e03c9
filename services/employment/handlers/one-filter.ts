import { type FieldCode, refuse } from "#shared/domain/refusal.ts";

type Named<Filter> = readonly (Filter | false)[];

const wrong = (parameter: string, code: FieldCode) => refuse("invalid", { errors: [{ parameter, code }] });

/** The filter that was named, where one was: an index serves one at a time. Refused at `parameter` where more were. */
export const oneFilter = <Filter extends object>(named: Named<Filter>, parameter: string): Filter | undefined => {
  const [filter, ...others] = named.flatMap((each) => each || []);
  return others.length === 0 ? filter : wrong(parameter, "not-allowed");
};

/** The filter of a list that nobody reads whole. */
export const mustFilter = <Filter extends object>(named: Named<Filter>, parameter: string): Filter =>
  oneFilter(named, parameter) ?? wrong(parameter, "required");
