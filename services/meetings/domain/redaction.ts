/** What may not stand in a text that anyone can read. */
export type Personal = "name" | "phone" | "identity-number" | "plate" | "room";

const patterns: Readonly<Record<Exclude<Personal, "name">, RegExp>> = {
  phone: /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)|(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)/,
  "identity-number": /(?<!\d)\d{17}[\dXx](?!\d)/,
  plate: /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·\s]?[A-Z0-9]{5,6}/u,
  room: /(?<!\d)\d{3,4}\s*(?:室|房|号房)|(?:单元|幢|栋|座)\s*\d{3,4}(?!\d)/u,
};

/**
 * The kinds of personal detail in a text, the names of those who are known among them. It finds what it can; that a
 * person approves the text is the other half of the rule.
 */
export const personalIn = (text: string, names: Iterable<string>): Personal[] => {
  const plain = text.normalize("NFKC");
  const isNamed = [...names].some((name) => name.length > 1 && plain.includes(name.normalize("NFKC")));
  const found = Object.entries(patterns).flatMap(([kind, pattern]) => (pattern.test(plain) ? [kind as Personal] : []));
  return isNamed ? ["name", ...found] : found;
};
