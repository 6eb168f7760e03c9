import { unreadable } from "./rows.ts";

/** A piece of an XML document: a tag by its local name, or the text before the next tag. */
export type Piece =
  | { readonly kind: "open" | "close" | "empty"; readonly name: string; readonly attributes: string }
  | { readonly kind: "text"; readonly text: string };

const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

const characterOf = (code: number): string =>
  code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : "\ufffd";

const unescaped = (text: string): string =>
  text.includes("&")
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,6}));/gi, (whole, hex, decimal, name) => {
        if (name !== undefined) return named[name] ?? whole;
        return characterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
      })
    : text;

const tagOf = (inner: string): Piece => {
  const kind = inner.startsWith("/") ? "close" : inner.endsWith("/") ? "empty" : "open";
  const [, name = "", attributes = ""] = /^\/?(?:[\w.-]+:)?([\w.-]+)(.*)$/s.exec(inner) ?? [];
  return { kind, name, attributes };
};

const data = "<![CDATA[";

/** How what begins with each of these ends; a definition of a document's own is refused. */
const endings: readonly (readonly [start: string, end: string])[] = [
  [data, "]]>"],
  ["<!--", "-->"],
  ["<?", "?>"],
  ["<", ">"],
];

const markup = (whole: string): Piece | undefined => {
  if (whole.startsWith(data)) return { kind: "text", text: whole.slice(data.length, -3) };
  if (whole.startsWith("<!DOCTYPE")) return unreadable();
  return /^<[?!]/.test(whole) ? undefined : tagOf(whole.slice(1, -1));
};

/** Where the markup that begins at a place ends. */
const endOf = (xml: string, start: number): number => {
  const [, ending = ">"] = endings.find(([each]) => xml.startsWith(each, start)) ?? [];
  const end = xml.indexOf(ending, start);
  return end < 0 ? unreadable() : end + ending.length;
};

/** The pieces of an XML document in their order, in one pass. */
export function* piecesOf(xml: string): Generator<Piece> {
  let at = 0;
  for (let start = xml.indexOf("<"); start >= 0; start = xml.indexOf("<", at)) {
    if (start > at) yield { kind: "text", text: unescaped(xml.slice(at, start)) };
    at = endOf(xml, start);
    const piece = markup(xml.slice(start, at));
    if (piece) yield piece;
  }
}

const attributePatterns = new Map<string, RegExp>();

/** An attribute of a tag, by its name without a prefix. */
export const attribute = (attributes: string, name: string): string | undefined => {
  const pattern = attributePatterns.get(name) ?? new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  attributePatterns.set(name, pattern);
  const found = pattern.exec(attributes);
  return found ? unescaped(found[1] ?? found[2] ?? "") : undefined;
};
