/** In which language a paper is written. */
export type Language = "zh-CN" | "en";

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand anywhere in a page. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? "");

type Paper = { readonly language: Language; readonly title: string; readonly body: string };

/** A page that prints well: large letters, strong contrast, nothing loaded from elsewhere. */
export const paper = ({ language, title, body }: Paper): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
body { font: 22pt/1.5 sans-serif; color: #000; background: #fff; margin: 12mm; }
h1 { font-size: 30pt; margin: 0 0 6mm; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #000; padding: 2mm; text-align: left; }
.code { font: bold 40pt monospace; letter-spacing: .2em; }
.qr svg { width: 60mm; height: 60mm; }
</style>
</head>
<body>
<h1>${escaped(title)}</h1>
${body}
</body>
</html>
`;

type Line = readonly [label: string, value: string | undefined];

/** Lines of label and value; those without a value are left out. */
export const lines = (all: readonly Line[]): string =>
  all
    .filter(([, value]) => value !== undefined)
    .map(([label, value]) => `<p>${escaped(label)}: <strong>${escaped(value ?? "")}</strong></p>`)
    .join("\n");

/** A table with a head; every cell is text. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const row = (cells: readonly string[], tag: "th" | "td"): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join("")}</tr>`;
  return `<table>\n${row(head, "th")}\n${rows.map((cells) => row(cells, "td")).join("\n")}\n</table>`;
};
