import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** Beside this file, and in a bundle beside that. */
export const pageFiles = ["page.html", "page.css", "page.js"] as const;

const textOf = (name: (typeof pageFiles)[number]): string => readFileSync(new URL(name, import.meta.url), "utf8");
const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const made = () => {
  const [html, style, script] = [textOf("page.html"), textOf("page.css"), textOf("page.js")];
  /** Nothing from elsewhere, and no script or style but these very bytes. */
  const security = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "img-src data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  return {
    body: html.replace("<style>", (tag) => tag + style).replace("<script>", (tag) => tag + script),
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": security,
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "cache-control": "public, max-age=300",
    },
  };
};

let page: ReturnType<typeof made> | undefined;

/** The page behind every link: it is the same for everybody, since what follows `#` is not sent. */
export const linkPage = (): ReturnType<typeof made> => {
  page ??= made();
  return page;
};

/** Where the page is. */
export const linkPath = "/c";
