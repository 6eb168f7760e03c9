import { counted, money } from "./counts.ts";
import { signs } from "./plain-text.ts";

type Group = { readonly written: string; readonly from: number; readonly to: number };

/** Groups of digits that may be meant as one number, with what stands around them. */
type Digits = {
  readonly groups: readonly string[];
  readonly joined: string;
  readonly before: string;
  readonly after: string;
};

const [longest, around] = [18, 16];

/** Groups of digits with nothing but a few signs between them. */
const row = new RegExp(`\\d+(?:[${signs}]{1,6}\\d+)*`, "gu");

/** The first groups that together, as many as it takes, are a number of this pattern. */
const takenFrom = (groups: readonly Group[], pattern: RegExp): Group[][] => {
  const taken: Group[][] = [];
  let joined = "";
  for (const [nth, { written }] of groups.entries()) {
    joined += written;
    if (joined.length > longest) break;
    if (pattern.test(joined)) taken.push(groups.slice(0, nth + 1));
  }
  return taken;
};

const digitsOf = (text: string, taken: readonly Group[]): Digits => {
  const groups = taken.map(({ written }) => written);
  const [from = 0, to = 0] = [taken.at(0)?.from, taken.at(-1)?.to];
  const [before, after] = [text.slice(Math.max(0, from - around), from), text.slice(to, to + around)];
  return { groups, joined: groups.join(""), before, after };
};

/** Every way to take neighbouring groups of digits for one number of a pattern. */
const digitsIn = (text: string, pattern: RegExp): Digits[] =>
  [...text.matchAll(row)].flatMap(({ 0: whole, index: start }) => {
    const groups = [...whole.matchAll(/\d+/gu)].map(({ 0: written, index }) => {
      const from = start + index;
      return { written, from, to: from + written.length };
    });
    return groups
      .flatMap((_, nth) => takenFrom(groups.slice(nth, nth + longest), pattern))
      .map((taken) => digitsOf(text, taken));
  });

/** `1、3、5、7、9`: what is numbered upwards is a list. */
const isList = ({ groups }: Digits): boolean =>
  groups.length > 4 && groups.every((group, nth) => nth === 0 || Number(group) > Number(groups[nth - 1]));

const isSpaced = ({ groups }: Digits, ...lengths: readonly number[]): boolean =>
  groups.length === lengths.length && groups.every((group, nth) => group.length === lengths[nth]);

const isMoney = new RegExp(`^${money}`, "iu");
const isCounted = new RegExp(`^(?:${counted})`, "iu");

/** An amount, or numbers of a list the last of which says what they count. */
const isAmount = (digits: Digits): boolean =>
  isMoney.test(digits.after) ||
  (digits.groups.length > 2 && !isSpaced(digits, 3, 4, 4) && isCounted.test(digits.after));

const whole = (...patterns: readonly string[]): RegExp => new RegExp(`^(?:${patterns.join("|")})$`);

const mobile = "(?:(?:00)?86)?1[3-9]\\d{9}";
const areaAndLine = "0(?:(?:10|2\\d)[2-9]\\d{7}|[3-9]\\d\\d[2-9]\\d{6,7})";
const service = "[48]00\\d{7}";
const line = "(?!20[0-3]\\d[01]\\d[0-3]\\d$)[2-9]\\d{6,7}";
const abroad = new RegExp(`\\+(?!86)[1-9](?:[${signs}]{0,2}\\d){8,13}(?!\\d)`, "u");

const dialled = whole(mobile, areaAndLine, service, line);
const [isMobile, isLine] = [whole(mobile), whole(line)];

const isCalled = /(?:电 ?话|座 ?机|手 ?机|致电|拨打|热线|固话|传真|联系|咨询|tel|phone|call|mobile|fax)\D{0,6}$/iu;

/** A line without its area is told from other numbers by the word before it. */
const isCalledLine = ({ groups, before, after }: Digits): boolean =>
  groups.length < 3 && isCalled.test(before) && !isCounted.test(after);

/** Digit by digit, or in pairs, or threes. */
const isEven = ({ groups }: Digits): boolean => groups.every(({ length }) => length === groups[0]?.length);

/** A code of an area or a service is written in one piece, if not digit by digit. */
const startsWhole = (digits: Digits): boolean => (digits.groups[0]?.length ?? 0) > 2 || isEven(digits);

const isPhone = (digits: Digits): boolean => {
  if (isList(digits) || isAmount(digits)) return false;
  if (isMobile.test(digits.joined)) return true;
  return isLine.test(digits.joined) ? isCalledLine(digits) : startsWhole(digits);
};

/** A day and a time of day, whose digits belong to no number beside them. */
const moment = /(?<!\d[-./]?)(?:19|20)\d\d([-./])\d{1,2}\1\d{1,2}(?!\1?\d)|(?<![\d:])[0-2]?\d:[0-5]\d(?![\d:])/gu;

/** Whether a plain text holds somebody's phone number, with whatever signs between its digits. */
export const holdsPhone = (read: string): boolean =>
  abroad.test(read) || digitsIn(read.replace(moment, "时"), dialled).some(isPhone);

const birthday = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])";
const citizen = `[1-9]\\d{5}(?:18|19|20)\\d\\d${birthday}\\d{3}`;
const formerCitizen = `[1-9]\\d{7}${birthday}\\d{3}`;
const identified = whole(`${citizen}\\d?`, formerCitizen, "[1-9]\\d{16,17}");
const isDated = whole(`${citizen}\\d?`, formerCitizen);

/** An `X` in the place of the last digit. */
const isChecked = new RegExp(`^[${signs}]?x(?![a-z\\d])`, "iu");

const isIdentityNumber = (digits: Digits): boolean => {
  const { groups, joined, after } = digits;
  const isComplete = joined.length !== 17 || isChecked.test(after);
  if (groups.length === 1) return isComplete;
  return isComplete && isDated.test(joined) && (groups.length < 6 || isEven(digits)) && !isList(digits);
};

/** Whether a plain text holds the number of somebody's identity card, be it of 18 or of the former 15 digits. */
export const holdsIdentityNumber = (read: string): boolean => digitsIn(read, identified).some(isIdentityNumber);
