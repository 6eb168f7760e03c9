import ts from "typescript";

const wrappers = /^(Pick|Omit|Readonly|Required|Partial|Extract)$/;
const copiers = /^(Object\.(assign|entries|values|fromEntries)|structuredClone)$/;

/** Whether a written type is a World, or a part of one, or is named as one of `aliases` is. */
const isWorldType = (type: ts.TypeNode | undefined, aliases: ReadonlySet<string>): boolean => {
  if (!type) return false;
  if (ts.isParenthesizedTypeNode(type)) return isWorldType(type.type, aliases);
  if (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type))
    return type.types.some((part) => isWorldType(part, aliases));
  if (!ts.isTypeReferenceNode(type)) return false;
  const name = type.typeName.getText();
  if (wrappers.test(name)) return isWorldType(type.typeArguments?.[0], aliases);
  return name === "World" || aliases.has(name);
};

const everyNode = (source: ts.SourceFile): ts.Node[] => {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    found.push(node);
    node.forEachChild(visit);
  };
  visit(source);
  return found;
};

const parsed = (text: string) => everyNode(ts.createSourceFile("x.ts", text, ts.ScriptTarget.Latest, true));

/** The names under which files know a World's type or a part of it, one named after another. */
export const worldAliases = (texts: readonly string[]): ReadonlySet<string> => {
  const declared = texts.flatMap((text) =>
    /\bWorld\b/.test(text) ? parsed(text).filter(ts.isTypeAliasDeclaration) : [],
  );
  const aliases = new Set<string>();
  const grow = (): void => {
    const before = aliases.size;
    for (const { name, type } of declared) if (isWorldType(type, aliases)) aliases.add(name.text);
    if (aliases.size > before) grow();
  };
  grow();
  return aliases;
};

/** The places of a file at which a World is spread, rested or copied: each would read what only requests may need. */
export const worldSpreads = (text: string, aliases: ReadonlySet<string>): string[] => {
  const nodes = parsed(text);
  const named = new Set<string>();
  const isWorld = (node: ts.Node | undefined): boolean => {
    if (!node) return false;
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return isWorld(node.expression);
    if (ts.isIdentifier(node)) return named.has(node.text) || /(production|world(for|of|on)?)$/i.test(node.text);
    if (ts.isPropertyAccessExpression(node)) return isWorld(node.name);
    return ts.isCallExpression(node) && isWorld(node.expression);
  };
  for (const node of nodes)
    if ((ts.isParameter(node) || ts.isVariableDeclaration(node)) && ts.isIdentifier(node.name))
      if (isWorldType(node.type, aliases) || (ts.isVariableDeclaration(node) && isWorld(node.initializer)))
        named.add(node.name.text);

  const isTakenApart = (pattern: ts.Node): boolean => {
    const { parent } = pattern;
    if (ts.isParameter(parent) || ts.isVariableDeclaration(parent))
      return isWorldType(parent.type, aliases) || isWorld(parent.initializer);
    return ts.isBindingElement(parent) && isWorld(parent.propertyName);
  };
  const isBroken = (node: ts.Node): boolean => {
    if (ts.isSpreadAssignment(node)) return isWorld(node.expression);
    if (ts.isBindingElement(node)) return node.dotDotDotToken !== undefined && isTakenApart(node.parent);
    return ts.isCallExpression(node) && copiers.test(node.expression.getText()) && node.arguments.some(isWorld);
  };
  return nodes.filter(isBroken).map((node) => node.getText());
};
