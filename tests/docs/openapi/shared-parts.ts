type Parameter = { readonly in: string; readonly name: string };
type Operation = { parameters?: (Parameter | { $ref: string })[] };
type Components = Record<string, Record<string, object>>;
/** As much of an OpenAPI document as its shared parts need. */
export type Shareable = { paths: Record<string, Record<string, Operation>>; components: Components };

const nameOf = ({ name }: Parameter): string =>
  name.replace(/(?:^|-)([a-z])/gi, (_, letter: string) => letter.toUpperCase());

/** Each parameter that several operations take alike stands once, under its name; the commonest where two have one. */
export const withSharedParameters = ({ paths, components }: Shareable): Shareable => {
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  const counts = new Map<string, number>();
  for (const { parameters = [] } of operations)
    for (const parameter of parameters) {
      const text = JSON.stringify(parameter);
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  const rarestFirst = [...counts].filter(([, count]) => count > 1).toSorted(([, one], [, other]) => one - other);
  const texts = Object.fromEntries(rarestFirst.map(([text]) => [nameOf(JSON.parse(text)), text]));
  const names = new Map(Object.entries(texts).map(([name, text]) => [text, name]));
  for (const operation of operations)
    operation.parameters = (operation.parameters ?? []).map((parameter) => {
      const name = names.get(JSON.stringify(parameter));
      return name ? { $ref: `#/components/parameters/${name}` } : parameter;
    });
  const parameters = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, JSON.parse(text)]));
  return { paths, components: { ...components, parameters } };
};
