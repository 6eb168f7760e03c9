import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Where words are declared is not where a code is given; nor is the list of what a route may refuse with. */
const isWords = (file: string): boolean =>
  /\/(words|labels|verbs|problem-codes|field-sentences|shared-words|routes)\.ts$|\/routes\//.test(file);

const sourcesIn = (folder: string): ts.SourceFile[] =>
  globSync(`${folder}/**/*.ts`, { cwd: root })
    .filter((file) => !isWords(`/${file}`))
    .map((file) => ts.createSourceFile(file, readFileSync(root + file, "utf8"), ts.ScriptTarget.Latest, true));

const each = (node: ts.Node, visit: (node: ts.Node) => void): void => {
  visit(node);
  ts.forEachChild(node, (child) => each(child, visit));
};

const refusing = /^(refuse|refuseAt|refuseField|Refusal)$/;

/** The code among the arguments of a refusal: `refuseField("/name", "taken")`. */
const refusedIn = (node: ts.Node): string[] => {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return [];
  if (!refusing.test(node.expression.getText())) return [];
  const { text } = node.expression as ts.Identifier;
  const code = node.arguments?.[text === "refuseAt" || text === "refuseField" ? 1 : 0];
  return code && ts.isStringLiteral(code) ? [code.text] : [];
};

/** `discriminates-by-${ground}` stands for one code for each ground that is named anywhere. */
const made = (literals: ReadonlySet<string>, heads: readonly string[]): string[] =>
  heads.flatMap((head) => [...literals].map((literal) => head + literal));

type Codes = { readonly literals: ReadonlySet<string>; readonly refused: ReadonlySet<string> };
const read = new Map<string, Codes>();

const codesOf = (folder: string): Codes => {
  const literals = new Set<string>();
  const heads: string[] = [];
  const refused = new Set<string>();
  for (const source of sourcesIn(folder))
    each(source, (node) => {
      if (ts.isStringLiteral(node) && !ts.isLiteralTypeNode(node.parent)) literals.add(node.text);
      if (ts.isTemplateHead(node) && node.text.endsWith("-by-")) heads.push(node.text);
      for (const code of refusedIn(node)) refused.add(code);
    });
  return { literals: new Set([...literals, ...made(literals, heads)]), refused };
};

/** Every string in the sources of some folders, and the codes that something is refused with. */
export const codesIn = (folders: readonly string[]): Codes => {
  const all = folders.map((folder) => read.get(folder) ?? codesOf(folder));
  for (const [nth, codes] of all.entries()) read.set(folders[nth] ?? "", codes);
  return {
    literals: new Set(all.flatMap(({ literals }) => [...literals])),
    refused: new Set(all.flatMap(({ refused }) => [...refused])),
  };
};

/** The verbs that are named as allowed by hand: `allowedVerbs: ["checkOut"]`. */
export const verbsIn = (folder: string): string[] => {
  const found: string[] = [];
  for (const source of sourcesIn(folder))
    each(source, (node) => {
      if (!ts.isPropertyAssignment(node) || node.name.getText() !== "allowedVerbs") return;
      if (ts.isArrayLiteralExpression(node.initializer))
        found.push(...node.initializer.elements.filter(ts.isStringLiteral).map(({ text }) => text));
    });
  return found;
};
