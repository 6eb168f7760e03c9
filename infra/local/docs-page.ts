import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { codingFor, pack } from "#shared/http/encoding.ts";
import type { Coding } from "#shared/http/etag.ts";
import { servedDocument } from "./docs-document.ts";
import type { PersonaToken } from "./printed.ts";

type Asked = { readonly path: string; readonly acceptEncoding: string | undefined };

const folderOfAssets = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));

const page = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Linli 邻里 API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<label for="persona">Try it as / 以此身份试用：</label>
<select id="persona"><option value="">–</option></select>
<div id="api"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script type="module" src="/docs/start.js"></script>
</body>
</html>
`;

const script = `const ui = SwaggerUIBundle({
  url: "/docs/openapi.json",
  dom_id: "#api",
  persistAuthorization: true,
  showExtensions: true,
  requestInterceptor(request) {
    if (request.method === "POST" && !request.headers["Idempotency-Key"])
      request.headers["Idempotency-Key"] = crypto.randomUUID();
    return request;
  },
});
const persona = document.getElementById("persona");
persona.addEventListener("change", () => ui.preauthorizeApiKey("token", persona.value));
for (const { name, community, roles, token } of await (await fetch("/docs/personas.json")).json())
  persona.append(new Option([name, community ?? "–", roles.join(", ")].join(" · "), token));
`;

const security = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";

type File = { readonly type: string; readonly read: () => string | Buffer };

const files: Readonly<Record<string, File>> = {
  "": { type: "text/html", read: () => page },
  "start.js": { type: "text/javascript", read: () => script },
  "openapi.json": { type: "application/json", read: () => JSON.stringify(servedDocument()) },
  "swagger-ui.css": { type: "text/css", read: () => readFileSync(join(folderOfAssets, "swagger-ui.css")) },
  "swagger-ui-bundle.js": {
    type: "text/javascript",
    read: () => readFileSync(join(folderOfAssets, "swagger-ui-bundle.js")),
  },
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

/** The API's documentation: everything it loads comes from this machine, and it tries a call as a chosen persona. */
export const docsPage = async (
  { path, acceptEncoding }: Asked,
  personas: () => Promise<readonly PersonaToken[]>,
): Promise<Response> => {
  const name = path.slice("/docs/".length);
  if (name === "personas.json") return Response.json(await personas(), { headers: headersOf("application/json") });
  const file = Object.hasOwn(files, name) ? files[name] : undefined;
  if (!file) return new Response(null, { status: 404 });
  const coding = codingFor(acceptEncoding);
  const headers = { ...headersOf(file.type), ...(coding && { "content-encoding": coding }) };
  return new Response((await bodyOf(name, file, coding)) as never, { headers });
};
