import type { Shape, Shapes } from "./shapes.ts";

/** What stands at one place of a body: whether it must, of which kinds, and which choices there are where it is closed. */
export type Field = {
  readonly isRequired: boolean;
  readonly kinds: readonly string[];
  readonly choices: readonly string[] | undefined;
};
export type Fields = ReadonlyMap<string, Field>;

const mostDeep = 10;

const all = <Each>(one: readonly Each[], other: readonly Each[]): Each[] => [...new Set([...one, ...other])];

const either = (one: Field, other: Field): Field => ({
  isRequired: one.isRequired && other.isRequired,
  kinds: all(one.kinds, other.kinds),
  choices: one.choices && other.choices && all(one.choices, other.choices),
});

/** The place around a place; of the whole, the whole. */
export const around = (place: string): string => place.replace(/(?:\/[^/[{]+|\[\]|\{\})$/, "");

/** What may stand where one of several shapes stands: a field must be there only if it must wherever what is around is. */
const oneOf = (branches: readonly Fields[]): Fields => {
  const places = new Set(branches.flatMap((branch) => [...branch.keys()]));
  return new Map(
    [...places].map((place) => {
      const possible = branches.filter((branch) => branch.has(around(place)));
      const found = possible.flatMap((branch) => branch.get(place) ?? []);
      const merged = found.reduce(either);
      return [place, { ...merged, isRequired: merged.isRequired && found.length === possible.length }];
    }),
  );
};

const leaf = (kind: string, choices?: readonly string[]): Fields =>
  new Map([["", { isRequired: true, kinds: [kind], choices }]]);

const below = (name: string, inner: Fields, isRequired: boolean): [string, Field][] =>
  [...inner].map(([place, field]) => [name + place, place === "" ? { ...field, isRequired } : field]);

const partsOf = ([name, part]: [string, Shape], shapes: Shapes, depth: number): [string, Field][] => {
  const inner = fieldsOf(part, shapes, depth + 1);
  if (name === "[]" || name === "{}") return below(name, inner, true);
  const isRequired = !name.endsWith("?");
  return below(`/${isRequired ? name : name.slice(0, -1)}`, inner, isRequired);
};

/** Every place in a shape, named shapes followed: `/items[]/caseId`. */
export const fieldsOf = (shape: Shape, shapes: Shapes, depth = 0): Fields => {
  if (depth > mostDeep) return leaf("any");
  if (typeof shape === "string") {
    const named = shape.startsWith("#") ? shapes.schemas[shape.slice(1)] : undefined;
    return named === undefined ? leaf(shape) : fieldsOf(named, shapes, depth);
  }
  if (Array.isArray(shape)) return leaf("string", shape);
  const parts = Object.entries(shape);
  const [first] = parts;
  if (first?.[0] === "|") return oneOf((first[1] as Shape[]).map((branch) => fieldsOf(branch, shapes, depth)));
  if (first?.[0] === "&") return new Map((first[1] as Shape[]).flatMap((part) => [...fieldsOf(part, shapes, depth)]));
  const kind = first?.[0] === "[]" ? "array" : "object";
  return new Map([...leaf(kind), ...parts.flatMap((part) => partsOf(part as [string, Shape], shapes, depth))]);
};
