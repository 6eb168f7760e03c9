import { refuse } from "./refusal.ts";

/** What may not stand in a text that anyone can read. */
export type Personal = "name" | "phone" | "identity-number" | "plate" | "room" | "e-mail" | "chat-id";

/** What people put between the digits of a number so that it reads better, or is not found. */
const gap = "[ .·_/()-]{0,3}";

const grouped = (...lengths: readonly number[]): string => lengths.map((length) => `\\d{${length}}`).join(gap);

const alone = (pattern: string): string => `(?<!\\d)(?:${pattern})(?!\\d)`;

const phones = [
  alone(`(?:\\+?(?:00)?86${gap})?1[3-9]\\d${gap}(?:${grouped(4, 4)}|${grouped(3, 5)}|${grouped(2, 2, 2, 2)})`),
  alone(`1 [3-9](?: \\d){9}`),
  alone(`0\\d{2,3}${gap}(?:\\d{7,8}|${grouped(4, 4)}|${grouped(3, 4)})`),
  alone(`[48]00${gap}(?:${grouped(3, 4)}|${grouped(4, 3)})`),
  `(?:电话|座机|手机|致电|拨打|tel|phone|call)[^\\d\\n]{0,6}(?:\\d{7,8}|${grouped(4, 4)})(?!\\d)`,
  "[〇零一二三四五六七八九幺]{8,}",
];

/** What is counted or dated after a building is no flat. */
const counted = "(?!\\d|[ ]?(?:余|多)?[户人元年月日平㎡个家名米套栋间次部台件项])";

const rooms = [
  `(?<!\\d)\\d{3,4}[ ]?(?:室|号房|房(?![间屋产价源东租款型地]))`,
  `(?:单元|幢|栋|座|号楼|楼)[ -]?\\d{3,4}${counted}`,
  alone("\\d{1,2}-\\d{1,2}-(?!19|20)\\d{3,4}"),
  "(?<!\\d)\\d{1,2}#[ -]?\\d{3,4}(?!\\d)",
  "\\b(?:room|flat|apt|apartment)\\.? ?#?\\d{2,4}[a-z]?\\b",
];

const provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领";

const either = (...patterns: readonly string[]): RegExp => new RegExp(patterns.join("|"), "iu");

const patterns: Readonly<Record<Exclude<Personal, "name">, RegExp>> = {
  phone: either(...phones),
  "identity-number": either(
    alone(`[1-9](?:[ .·-]?\\d){16}[ .·-]?[\\dX]`),
    alone(`[1-9]\\d{5}${gap}\\d{6}${gap}\\d{3}`),
  ),
  plate: either(`[${provinces}][A-Z][· -]?(?=(?:[A-Z]*\\d){2})[A-Z0-9]{4,6}[学警港澳挂]?`),
  room: either(...rooms),
  "e-mail": either("(?<![\\w.+-])[\\w.+-]{1,64}@[\\w-]{1,60}\\.[a-z]{2,}"),
  "chat-id": either("(?:微信|weixin|wechat|vx|wx|qq|扣扣|抖音|钉钉)(?:号|id)?[ :是为-]{0,4}[a-z0-9][\\w-]{4,19}"),
};

const middleDots = /[·•・‧∙⋅●｡᛫⸱ꞏ･]/gu;

/** A text as its readers understand it: one width, one kind of dot and dash, nothing that nobody sees. */
const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(middleDots, "·")
    .replace(/\p{Pd}/gu, "-")
    .replace(/\p{Zs}/gu, " ");

/** A name in every spelling: with dots, blanks or neither between its parts; in Latin letters only as whole words. */
const spelled = (name: string): RegExp | undefined => {
  const letters = [...plain(name).replace(/[· ]/gu, "")].map((letter) =>
    letter.replace(/[$()*+.?[\\\]^{|}/-]/, "\\$&"),
  );
  if (letters.length < 2) return undefined;
  const [first = "", last = ""] = [letters.at(0), letters.at(-1)];
  const edge = (letter: string, look: string) =>
    /\p{Script=Han}/u.test(letter) ? "" : `(?${look}(?!\\p{Script=Han})[\\p{L}\\p{N}])`;
  return new RegExp(`${edge(first, "<!")}${letters.join("[· ]{0,2}")}${edge(last, "!")}`, "iu");
};

/**
 * The kinds of personal detail in a text, the names of those who are known among them. Dates, ranges, amounts and
 * counts of households are none. It finds what it can; that a person approves the text is the other half of the rule.
 */
export const personalIn = (text: string, names: Iterable<string>): Personal[] => {
  const read = plain(text);
  const isNamed = [...new Set(names)].some((name) => spelled(name)?.test(read));
  const found = Object.entries(patterns).flatMap(([kind, pattern]) => (pattern.test(read) ? [kind as Personal] : []));
  return isNamed ? ["name", ...found] : found;
};

const isCode = (text: string): boolean => /^[a-z0-9_-]+$/.test(text);

/** As it was written where that is enough; a name that hides in another width or dot makes the text a plain one. */
const unnamed = (text: string, names: readonly RegExp[]): string => {
  if (isCode(text)) return text;
  const replaced = (written: string): string =>
    names.reduce((left, name) => left.replace(new RegExp(name, "giu"), "〔…〕"), written);
  const told = replaced(text);
  return names.some((name) => name.test(plain(told))) ? replaced(plain(told)) : told;
};

const eachUnnamed = (value: unknown, names: readonly RegExp[]): unknown => {
  if (typeof value === "string") return unnamed(value, names);
  if (Array.isArray(value)) return value.map((each) => eachUnnamed(each, names));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).flatMap(([key, each]) => {
    const left = eachUnnamed(each, names);
    return key === "note" && left !== each ? [] : [[key, left]];
  });
  return Object.fromEntries(kept);
};

/**
 * A thing without somebody's names in its texts, at any depth: a `note` that names them goes, any other text goes on
 * with `〔…〕` in their place. Ids, codes and keys stay.
 */
export const withoutNames = <Thing>(thing: Thing, names: Iterable<string | undefined>): Thing => {
  const known = [...new Set(names)].flatMap((name) => (name ? (spelled(name) ?? []) : []));
  return known.length === 0 ? thing : (eachUnnamed(thing, known) as Thing);
};

const codes = {
  name: "holds-name",
  phone: "holds-phone",
  "identity-number": "holds-identity-number",
  plate: "holds-plate",
  room: "holds-room",
  "e-mail": "holds-e-mail",
  "chat-id": "holds-chat-id",
} as const satisfies Record<Personal, string>;

/**
 * Refuses `redaction-required` for texts, by their pointers, that still hold a personal detail: which kinds, and where.
 * The `/address` of an office may name its room.
 */
export const mustBeRedacted = (
  texts: Readonly<Record<string, string | undefined>>,
  names: Iterable<string> = [],
): void => {
  const known = [...names];
  const found = Object.entries(texts).flatMap(([pointer, text = ""]) =>
    personalIn(text, known).flatMap((kind) => (kind === "room" && pointer === "/address" ? [] : [{ pointer, kind }])),
  );
  if (found.length === 0) return;
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  const errors = found.map(({ pointer, kind }) => ({ pointer, code: codes[kind] }));
  refuse("redaction-required", { kinds, errors });
};
