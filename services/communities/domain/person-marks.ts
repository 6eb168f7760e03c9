import { lettersOf } from "#shared/domain/spelling.ts";
import type { SomeParticulars } from "./person.ts";

type Marked = SomeParticulars & { readonly name: string };

/**
 * What makes two records one person: the name with the phone, or with the flat; where neither is known, the name with
 * the building. Of who has moved out the flat tells nothing.
 */
export const personMarks = (
  { name, phone, building = "", room }: Marked,
  { isGone = false } = {},
): (readonly string[])[] => {
  const flat = isGone ? [] : [`${building} ${room ?? ""}`];
  const marks = [...(phone ? [phone] : []), ...(room || !phone ? flat : [])];
  return marks.map((mark) => [lettersOf(name), mark]);
};

/** Whether two are known by the same name, and the same phone or flat. */
export const haveSameMark = (one: SomeParticulars, other: SomeParticulars): boolean => {
  const [marks, others] = [one, other].map(({ name, ...more }) => (name ? personMarks({ ...more, name }) : []));
  return marks?.some((mark) => others?.some((each) => each.join("\n") === mark.join("\n"))) ?? false;
};
