import { most, type Rows, unreadable } from "./rows.ts";
import { attribute, type Piece, piecesOf } from "./xml.ts";

type Place = { readonly row: number; readonly column: number };

/** `C7` → the seventh row's third cell, both counted from 0. Refuses a place beyond what a list of people has. */
const placeOf = (reference: string): Place => {
  const [, letters = "", digits = ""] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? unreadable();
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return within({ row: Number(digits) - 1, column });
};

const within = (place: Place): Place =>
  place.row < 0 || place.row >= most.rows || place.column >= most.columns ? unreadable("too-big") : place;

const escaped = /_x([0-9A-F]{4})_/g;

const textOf = (text: string): string => {
  const plain = text.includes("_x")
    ? text.replace(escaped, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
  return plain.length > most.cellCharacters ? unreadable("too-big") : plain.trim();
};

/** Gathers the texts that cells share; how a text is read aloud is none of it. */
const textGatherer = () => {
  const texts: string[] = [];
  const open = new Set<string>();
  let text = "";
  const hear = (piece: Piece): void => {
    if (piece.kind === "text") text += open.has("t") && !open.has("rPh") ? piece.text : "";
    else if (piece.kind === "open") open.add(piece.name);
    else open.delete(piece.name);
  };
  const end = (): void => {
    if (texts.length >= most.rows * most.columns) unreadable("too-big");
    texts.push(textOf(text));
    text = "";
  };
  return { texts, hear, end };
};

/** The texts that cells of a workbook share. */
export const sharedTexts = (xml: string | undefined): string[] => {
  const { texts, hear, end } = textGatherer();
  for (const piece of piecesOf(xml ?? "")) {
    hear(piece);
    if (piece.kind !== "text" && piece.kind !== "open" && piece.name === "si") end();
  }
  return texts;
};

/** A number as a person sees it: never by powers of ten. */
const numeral = (text: string): string => {
  const number = Number(text);
  return /e/i.test(text) && Number.isSafeInteger(number) ? String(number) : text;
};

const shown = (type: string | undefined, text: string, shared: readonly string[]): string => {
  if (type === "s") return shared[Number(text)] ?? unreadable();
  if (type === "b") return text.trim() === "1" ? "TRUE" : "FALSE";
  return type === undefined || type === "n" ? numeral(text.trim()) : textOf(text);
};

type Grid = string[][];

const put = (grid: Grid, { row, column }: Place, value: string): void => {
  while (grid.length <= row) grid.push([]);
  const cells = grid[row] ?? [];
  while (cells.length <= column) cells.push("");
  cells[column] = value;
};

const areaOf = (reference: string): { from: Place; to: Place; size: number } => {
  const [first = "", last = first] = reference.split(":");
  const [from, to] = [placeOf(first), placeOf(last)];
  return { from, to, size: (to.row - from.row + 1) * (to.column - from.column + 1) };
};

/** Cells that are shown as one say the same: each of them holds what the first does. */
const fill = (grid: Grid, { from, to }: ReturnType<typeof areaOf>): void => {
  const value = grid[from.row]?.[from.column] ?? "";
  if (value === "") return;
  for (let row = from.row; row <= Math.min(to.row, grid.length - 1); row += 1)
    for (let column = from.column; column <= to.column; column += 1) put(grid, { row, column }, value);
};

/** Cells without a reference, and rows without a number, follow one another. */
const cellPlace = (attributes: string, last: Place): Place => {
  const reference = attribute(attributes, "r");
  return reference ? placeOf(reference) : within({ row: last.row, column: last.column + 1 });
};

const rowPlace = (attributes: string, last: Place): Place => {
  const number = attribute(attributes, "r");
  return within({ row: number ? Number(number) - 1 : last.row + 1, column: -1 });
};

type Tags = Readonly<Record<string, (attributes: string) => void>>;

const doing = (tags: Tags, name: string) => (Object.hasOwn(tags, name) ? tags[name] : undefined);

/** Builds the rows of a sheet from its tags, by what each of them begins or ends. */
const sheetReader = (shared: readonly string[]) => {
  const grid: Grid = [];
  let place: Place = { row: -1, column: -1 };
  let cell = { type: undefined as string | undefined, text: "" };
  let [isRead, merged] = [false, 0];

  const begin: Tags = {
    row: (attributes) => {
      place = rowPlace(attributes, place);
    },
    c: (attributes) => {
      place = cellPlace(attributes, place);
      cell = { type: attribute(attributes, "t"), text: "" };
    },
    v: () => {
      isRead = true;
    },
    t: () => {
      isRead = true;
    },
    mergeCell: (attributes) => {
      const area = areaOf(attribute(attributes, "ref") ?? unreadable());
      merged += area.size;
      if (merged > most.rows * most.columns) unreadable("too-big");
      fill(grid, area);
    },
  };
  const end: Tags = {
    c: () => {
      if (cell.text !== "") put(grid, place, shown(cell.type, cell.text, shared));
    },
    v: () => {
      isRead = false;
    },
    t: () => {
      isRead = false;
    },
  };

  const hear = (piece: Piece): void => {
    if (piece.kind === "text") {
      if (isRead) cell.text += piece.text;
      return;
    }
    if (piece.kind !== "close") doing(begin, piece.name)?.(piece.attributes);
    if (piece.kind !== "open") doing(end, piece.name)?.(piece.attributes);
  };
  return { grid, hear };
};

/** The cells of a sheet as rows of texts, each with what it shows; what lies too far out is refused. */
export const sheetRows = (xml: string, shared: readonly string[]): Rows => {
  const { grid, hear } = sheetReader(shared);
  for (const piece of piecesOf(xml)) hear(piece);
  return grid;
};
