import { masked } from "#shared/domain/phone.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Person } from "./person.ts";
import type { FoundPerson } from "./person-view.ts";
import { initialsOf } from "./pinyin-order.ts";

/** At most so many beginnings within a name: with two readings, a number and three ways to write a flat, 20 rows. */
const mostStarts = 14;
const longestTerm = 20;
/** From so many digits on it is a whole number, of which the last four count. */
const wholeNumber = 10;
const [fewestLetters, fewestDigits] = [2, 3];

const isHan = (character: string | undefined): boolean => character !== undefined && /\p{Script=Han}/u.test(character);
const isDigits = (text: string): boolean => /^\d+$/.test(text);

/** The words of what was typed, in one spelling: without width, case, accents, or signs. */
const wordsOf = (text: string): string[] =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== "");

const cut = (text: string): string => [...text].slice(0, longestTerm).join("");

/** The parts of a name: each Han character, and each word of other letters. */
const partsOf = (name: string): string[] =>
  wordsOf(name).flatMap((word) => word.match(/\p{Script=Han}|[^\p{Script=Han}]+/gu) ?? []);

/** `1202室` is `1202`. */
const flatOf = (text: string): string =>
  wordsOf(text)
    .join("")
    .replace(/(?<=\d)(室|号房)$/, "");

const termsOfName = (name: string): string[] => {
  const parts = partsOf(name);
  const starts = parts.slice(0, mostStarts).map((_, at) => cut(parts.slice(at).join("")));
  const initials = parts.some(isHan) && parts.length > 1 ? initialsOf(parts) : [];
  return [...starts, ...initials.map(cut)];
};

/** `3栋1202`, `1202`, and for who types `3-1202` its digits. */
const termsOfFlat = ({ building = "", room = "" }: Pick<FoundPerson, "building" | "room">): string[] => {
  const flat = flatOf(building + room);
  const digits = flatOf(building).replace(/\D/g, "") && flat.replace(/\D/g, "");
  return [flat, flatOf(room), digits].filter((term) => term !== "").map(cut);
};

const lastFour = (number: string): string[] => number.match(/\d{4}$/g) ?? [];

/** Every term that somebody is found by, once. */
export const termsOf = ({ name, phone = "", ...flat }: Omit<FoundPerson, "personId">): string[] => [
  ...new Set([...termsOfName(name), ...lastFour(phone), ...termsOfFlat(flat)]),
];

/** What of a person is found; nothing of who moved out or was removed. */
export const foundPerson = (person: Person): FoundPerson | undefined => {
  const { personId, status, name, phone, building, room, account } = person;
  if (name === undefined || status === "moved-out" || status === "anonymised") return undefined;
  return { personId, name, building, room, phone: phone && masked(phone), hasAccount: account !== undefined };
};

/** A term as it is looked up: digits as a whole, else as a beginning. */
export type Sought = { readonly term: string; readonly isWhole: boolean };

const tooShort = (): never => refuse("invalid", { errors: [{ parameter: "term", code: "search-too-short" }] });

/** Refuses one letter, or fewer than three digits: that would be a list of half the community. One Han character is a name. */
export const soughtBy = (typed: string): Sought => {
  const term = cut(flatOf(typed));
  if (isDigits(term)) {
    if (term.length < fewestDigits) tooShort();
    return { term: term.length < wholeNumber ? term : term.slice(-4), isWhole: true };
  }
  const isLong = [...term].length >= fewestLetters || isHan(term);
  return isLong ? { term, isWhole: false } : tooShort();
};

/** Whether this row is the one by which a term shows somebody: who is found in several ways is shown once. */
export const isShownBy = (
  found: FoundPerson,
  { term: row, sought }: { readonly term: string; readonly sought: Sought },
) => termsOf(found).find((term) => (sought.isWhole ? term === sought.term : term.startsWith(sought.term))) === row;
