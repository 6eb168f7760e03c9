/** A wish of a request's header, such as a language, and how much it is wished: 0 is not at all. */
export type Wish = { readonly value: string; readonly weight: number };

const weightOf = (parameters: readonly string[]): number => {
  const weight = parameters.map((each) => each.trim().toLowerCase()).find((each) => each.startsWith("q="));
  return weight === undefined ? 1 : Number(weight.slice(2));
};

/** The wishes of a header such as `zh-CN, en;q=0.5` (RFC 9110 §12.4), in one pass however long it is. */
export const wishesIn = (header: string): Wish[] =>
  header.split(",").flatMap((part) => {
    const [value = "", ...parameters] = part === "" ? [] : part.split(";");
    return value === "" ? [] : [{ value: value.trim(), weight: weightOf(parameters) }];
  });
