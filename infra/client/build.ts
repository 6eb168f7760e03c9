import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { services } from "#services/services.ts";
import { problemCodes } from "#shared/http/problem-codes.ts";
import { readApi } from "./api.ts";
import { comment, typeOf } from "./schema-types.ts";
import { serviceModule } from "./service-module.ts";

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const root = fromHere("../../");
const sources = `${root}shared/client/`;

type Module = { readonly js: string; readonly types: string };
type Modules = Readonly<Record<string, Module>>;

const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
  isolatedDeclarations: true,
};

const asJs = (text: string): string => text.replace(/(from "\.\/[^"]+)\.ts"/g, '$1.js"');

/** What the client is written in, each file as JavaScript and as its types. */
const clientModules = (): Modules =>
  Object.fromEntries(
    readdirSync(sources).map((file) => {
      const text = readFileSync(sources + file, "utf8");
      const js = ts.transpileModule(text, { compilerOptions }).outputText;
      const { outputText: types, diagnostics = [] } = ts.transpileDeclaration(text, { compilerOptions });
      if (diagnostics.length > 0)
        throw new Error(`${file}: ${ts.formatDiagnostics(diagnostics, ts.createCompilerHost({}))}`);
      return [file.replace(/\.ts$/, ""), { js: asJs(js), types: asJs(types) }];
    }),
  );

const serviceModules = (): Modules => {
  const { schemas, operations } = readApi();
  const names = Object.keys(schemas);
  const byService = Object.groupBy(operations, ({ service }) => service);
  const modules = Object.entries(byService).map(([name, own = []]) => [name, serviceModule(name, own, names)]);
  const types = Object.entries(schemas).map(
    ([name, schema]) => `${comment(schema.description)}export type ${name} = ${typeOf(schema)};\n`,
  );
  return { ...Object.fromEntries(modules), schemas: { js: "export {};\n", types: types.join("") } };
};

/** The codes of all problems, added to what the client knows of them. */
const codesModule = async (): Promise<Module> => {
  const own = await Promise.all(services.map(async ({ words }) => Object.keys((await words()).problems)));
  const codes = [...new Set([...Object.keys(problemCodes), ...own.flat()])].toSorted();
  const all = codes.map((code) => JSON.stringify(code)).join(" | ");
  const types = `declare module "./problem-error.js" { interface ProblemCodes { readonly all: ${all}; } }\nexport {};\n`;
  return { js: "export {};\n", types };
};

const printed = (text: string): string =>
  ts.createPrinter().printFile(ts.createSourceFile("x.d.ts", text, ts.ScriptTarget.Latest));

const entry = (name: string) => ({ types: `./${name}.d.ts`, default: `./${name}.js` });

const manifest = (open: readonly string[]) => ({
  name: "linli-client",
  version: (JSON.parse(readFileSync(`${root}package.json`, "utf8")) as { version: string }).version,
  private: true,
  description: "Calls Linli 邻里 from a page or from Node",
  license: "UNLICENSED",
  type: "module",
  sideEffects: false,
  exports: { ".": entry("index"), ...Object.fromEntries(open.map((name) => [`./${name}`, entry(name)])) },
});

/** Writes the client as a package into `folder`: JavaScript with its types, of which nothing else is needed. */
export const buildClient = async (folder: string): Promise<void> => {
  const client = clientModules();
  const own = serviceModules();
  const modules: Modules = { ...client, ...own, "problem-codes": await codesModule() };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, { js, types }] of Object.entries(modules)) {
    const codes = name === "index" ? 'import type {} from "./problem-codes.js";\n' : "";
    writeFileSync(`${folder}/${name}.js`, js);
    writeFileSync(`${folder}/${name}.d.ts`, printed(codes + types));
  }
  writeFileSync(`${folder}/package.json`, `${JSON.stringify(manifest(Object.keys(own)), null, 2)}\n`);
  copyFileSync(fromHere("README.md"), `${folder}/README.md`);
};
