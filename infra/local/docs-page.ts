import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { servedDocument } from "./docs-document.ts";
import type { PersonaToken } from "./printed.ts";

const assets: Readonly<Record<string, string>> = {
  "swagger-ui.css": "text/css",
  "swagger-ui-bundle.js": "text/javascript",
};

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

const file = (body: string | Buffer, type: string): Response =>
  new Response(body as never, {
    headers: { "content-type": `${type}; charset=utf-8`, "content-security-policy": security },
  });

/** The API's documentation: everything it loads comes from this machine, and it tries a call as a chosen persona. */
export const docsPage = async (path: string, personas: () => Promise<readonly PersonaToken[]>): Promise<Response> => {
  const name = path.slice("/docs/".length);
  if (name === "") return file(page, "text/html");
  if (name === "start.js") return file(script, "text/javascript");
  if (name === "openapi.json") return file(JSON.stringify(servedDocument()), "application/json");
  if (name === "personas.json") return file(JSON.stringify(await personas()), "application/json");
  const type = assets[name];
  return type ? file(readFileSync(join(folderOfAssets, name)), type) : new Response(null, { status: 404 });
};
