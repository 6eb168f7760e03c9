const digits = [..."0123456789"];
const numerals = ["〇零", "一壹弌幺", "二贰貳弍两兩", "三叁叄參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"];

const alike = new Intl.Collator("en", { sensitivity: "base" });

/** `3` for a three of any script, in a circle or out of it. */
const asDigit = (sign: string): string => digits.find((digit) => alike.compare(digit, sign) === 0) ?? sign;

const digitOf = new Map(numerals.flatMap((signs, value) => [...signs].map((sign) => [sign, String(value)] as const)));

/** Dots between the parts of a name that Unicode counts as letters. */
const letterDots = /[ᐧꞏᆞ]/gu;

/** A text as its readers understand it: one width, one kind of digit, dash and blank, nothing that nobody sees. */
export const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/(?!\d)\p{N}/gu, asDigit)
    .replace(/(?<=[\d\p{Script=Han} ])\p{M}+/gu, "")
    .replace(letterDots, "·")
    .replace(/\p{Pd}/gu, "-")
    .replace(/[^\S\n]/gu, " ");

/** What stands between letters and digits in a reading, as part of a class: few enough that patterns stay quick. */
export const signs = "\\n -/:-@\\[-`{-~°·、。";

const withFewSigns = (read: string): string =>
  read
    .replace(/[☎📞📱]/gu, "电话")
    .replace(/➕/gu, "+")
    .replace(/\p{Ps}/gu, "(")
    .replace(/\p{Pe}/gu, ")")
    .replace(/[^\p{L}\p{N}\n -~°、。]/gu, "·");

/** How the numbers of a plain text may be meant: `三` as a word or as a digit, `一` between digits as a dash or a one. */
export const readingsOf = (read: string): string[] => {
  const simple = withFewSigns(read);
  const asWords = simple.replace(/(?<=\d)[一ー](?=\d)/gu, "-");
  const asNumerals = simple.replace(/\p{Script=Han}/gu, (sign) => digitOf.get(sign) ?? sign);
  return [...new Set([asWords, asNumerals])];
};
