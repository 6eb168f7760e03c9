type Components = Readonly<Record<string, Readonly<Record<string, object>>>>;

const namesIn = (part: object): string[] =>
  [...JSON.stringify(part).matchAll(/"#\/components\/([^"]+)"/g)].map(([, name = ""]) => name);

/**
 * The components that the paths of an OpenAPI document lead to, in that order, which keeps what is alike together; and
 * no others.
 */
export const usedComponents = (paths: object, components: Components): Record<string, Record<string, object>> => {
  const used = new Set<string>();
  const follow = (part: object): void => {
    for (const name of namesIn(part)) {
      if (used.has(name)) continue;
      used.add(name);
      const [kind = "", key = ""] = name.split("/");
      follow(components[kind]?.[key] ?? {});
    }
  };
  follow(paths);
  const kept = Object.entries(components).map(([kind, parts]) => {
    const named = [...used].filter((each) => each.startsWith(`${kind}/`)).map((each) => each.slice(kind.length + 1));
    const led = Object.fromEntries(named.map((name) => [name, parts[name] ?? {}]));
    return [kind, kind === "securitySchemes" ? parts : led];
  });
  return Object.fromEntries(kept);
};
