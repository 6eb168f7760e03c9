const locale = "zh-u-co-pinyin";

type Sorting = Pick<typeof Intl, "Collator">;

/**
 * The order of names by their pinyin, which Node has of ICU. Refuses to start where Node was built without it: names
 * would be sorted by strokes, and found by wrong initials, without anybody being told.
 */
export const pinyinOrder = ({ Collator }: Sorting = Intl): Intl.Collator => {
  const order = new Collator(locale);
  const isKnown = Collator.supportedLocalesOf(locale).length > 0 && order.compare("阿", "八") < 0;
  if (!isKnown) throw new Error(`Node here lacks the collation ${locale}: take a Node with full ICU`);
  return order;
};

const order = pinyinOrder();

/** The first character of each letter in that order; no syllable begins with i, u or v. */
const firsts = Object.entries({
  ...{ a: "吖", b: "八", c: "嚓", d: "咑", e: "妸", f: "发", g: "旮", h: "哈", j: "丌", k: "咔", l: "垃", m: "妈" },
  ...{ n: "拏", o: "喔", p: "妑", q: "七", r: "呥", s: "仨", t: "他", w: "屲", x: "夕", y: "丫", z: "帀" },
});
const last = "咗";

/** Surnames of two readings, with the letter that each begins with, as of 曾: Zeng as a name, ceng elsewhere. */
const surnames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ 曾: "zc", 单: "sd", 單: "sd", 仇: "qc", 解: "xj", 查: "zc", 翟: "zd", 区: "oq", 區: "oq", 尉: "yw", 长: "zc" },
    ...{ 長: "zc", 万: "wm", 萬: "wm", 覃: "qt", 乐: "yl", 樂: "yl", 种: "cz", 重: "cz", 折: "sz", 召: "sz", 隗: "wk" },
    ...{ 秘: "mb", 宓: "mf", 祭: "zj", 谌: "cs", 諶: "cs", 会: "gh", 會: "gh", 角: "jg", 郗: "xc", 繁: "pf", 阚: "kh" },
    ...{ 闞: "kh", 郇: "hx", 莘: "sx", 句: "gj", 藏: "zc", 行: "xh", 洗: "xs", 盛: "sc", 贾: "jg", 賈: "jg", 澹: "td" },
    ...{ 乜: "nm", 郄: "qx", 褚: "cz", 沈: "sc", 车: "cj", 車: "cj" },
  }),
);

const letterOf = (character: string): string => {
  if (!/\p{Script=Han}/u.test(character)) return character;
  if (order.compare(character, last) > 0) return "";
  return firsts.findLast(([, first]) => order.compare(first, character) <= 0)?.[0] ?? "";
};

/** The letters that a surname may begin with; two where it has two readings. */
const lettersOfSurname = (character: string): readonly string[] => [
  ...(surnames.get(character) ?? [letterOf(character)]),
];

/** The initials of a name's parts, each a Han character or a word: `zw` of 张伟; of 曾伟 both `zw` and `cw`. */
export const initialsOf = ([surname = "", ...given]: readonly string[]): string[] => {
  const rest = given.map((part) => letterOf([...part][0] ?? "")).join("");
  return lettersOfSurname([...surname][0] ?? "").map((letter) => letter + rest);
};

/** Sorts what has a name as people look for it in a list. */
export const byPinyin = (one: { readonly name: string }, other: { readonly name: string }): number =>
  order.compare(one.name, other.name);
