import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { codingFor, pack } from "#shared/http/encoding.ts";
import type { Coding } from "#shared/http/etag.ts";
import { type ApiDocument, documentForTools, documentOf, servedDocument } from "./docs-document.ts";
import type { PersonaToken } from "./printed.ts";
import { corsHeaders } from "./refused.ts";

type Asked = { readonly path: string; readonly acceptEncoding: string | undefined };

const folderOfAssets = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
const ownFolder = fileURLToPath(new URL("docs/", import.meta.url));

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);

const sectionOf = (service: string, { paths }: ApiDocument): string => {
  const links = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { tags }]) => tags.includes(service))
      .map(([method, { operationId, summary }]) => {
        const title = `${method.toUpperCase()} ${path} ${operationId}`;
        return `<li title="${escaped(title)}"><a href="#${operationId}">${escaped(summary)}</a></li>`;
      }),
  );
  return `<section><h2>${service}</h2><ul>${links.join("\n")}</ul></section>`;
};

/** The page, with a link to each operation. */
const pageOf = (document: ApiDocument): string => {
  const operations = document.tags.map(({ name }) => sectionOf(name, document)).join("\n");
  return readFileSync(join(ownFolder, "page.html"), "utf8").replace("{operations}", () => operations);
};

/** Nothing from elsewhere, and neither script nor style but in the files of this page. */
const security = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

type File = { readonly type: string; readonly read: () => string | Buffer };

const own = (name: string, type: string): File => ({ type, read: () => readFileSync(join(ownFolder, name)) });
const asset = (name: string, type: string): File => ({ type, read: () => readFileSync(join(folderOfAssets, name)) });

const fixed: Readonly<Record<string, File>> = {
  "": { type: "text/html", read: () => pageOf(servedDocument()) },
  "openapi.json": { type: "application/json", read: () => JSON.stringify(documentForTools()) },
  "start.js": own("start.js", "text/javascript"),
  "page.css": own("page.css", "text/css"),
  "swagger-ui.css": asset("swagger-ui.css", "text/css"),
  "swagger-ui-bundle.js": asset("swagger-ui-bundle.js", "text/javascript"),
};

let whole: ApiDocument | undefined;

/** A file of the page, or the document of one operation; nothing where there is neither. */
const fileOf = (name: string): File | undefined => {
  if (Object.hasOwn(fixed, name)) return fixed[name];
  const operationId = /^operations\/(\w+)\.json$/.exec(name)?.[1];
  if (!operationId) return undefined;
  whole ??= servedDocument();
  const document = documentOf(operationId, whole);
  return document && { type: "application/json", read: () => JSON.stringify(document) };
};

const headersOf = (type: string): Record<string, string> => ({
  "content-type": `${type}; charset=utf-8`,
  "content-security-policy": security,
  vary: "Accept-Encoding",
});

const bodies = new Map<string, Promise<string | Buffer>>();

/** Each file is read, joined and packed once, when it is first asked for. */
const bodyOf = (name: string, { read }: File, coding: Coding | undefined): Promise<string | Buffer> => {
  const key = `${name} ${coding}`;
  const body = bodies.get(key) ?? (coding ? pack(read(), coding) : Promise.resolve(read()));
  bodies.set(key, body);
  return body;
};

/**
 * The API's documentation: everything it loads comes from this machine, and it tries a call as a chosen persona. A page
 * of any origin may read the API's document.
 */
export const docsPage = async (
  { path, acceptEncoding }: Asked,
  personas: () => Promise<readonly PersonaToken[]>,
): Promise<Response> => {
  const name = path.slice("/docs/".length);
  if (name === "personas.json") return Response.json(await personas(), { headers: headersOf("application/json") });
  const file = fileOf(name);
  if (!file) return new Response(null, { status: 404 });
  const coding = codingFor(acceptEncoding);
  const open = name === "openapi.json" && corsHeaders();
  const headers = { ...headersOf(file.type), ...open, ...(coding && { "content-encoding": coding }) };
  return new Response((await bodyOf(name, file, coding)) as never, { headers });
};
