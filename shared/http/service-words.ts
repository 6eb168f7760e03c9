import type { RefusalDetail } from "../domain/refusal.ts";
import { type Labels, type Language, listed, type Words, words } from "../domain/words.ts";

/** A problem in its one place: the status, and what is said. */
export type ProblemWords = { readonly status: number; readonly title: Words; readonly detail: Words };

type Pair = readonly [chinese: string, english: string];

/**
 * A row of a table of problems. `{member}` is filled from the problem's own members, `{member:labels}` by the labels
 * of that name; what stands between `[` and `]` is left out where one of its members has nothing to say, and then
 * what stands behind its `|` is said instead.
 */
export const code = (status: number, title: Pair, detail: Pair): ProblemWords => ({
  status,
  title: words(...title),
  detail: words(...detail),
});

/** What a service says to people: its problems, the sentences of wrong fields, and what its choices are called. */
export type ServiceWords = {
  readonly problems: Readonly<Record<string, ProblemWords>>;
  readonly fields: Labels;
  readonly labels: Readonly<Record<string, Labels>>;
  /** What a card says of a thing, by its kind and what somebody is in it: `CASE.lead`. */
  readonly cards?: Labels;
  /** What happened, as it is told to whom it concerns: by the type of the fact. */
  readonly facts?: Labels;
};

/** Words are loaded when the first is said, not at every start. */
export type Wording = () => Promise<ServiceWords>;

/** What a sentence is made for: the labels at hand, and of which thing it speaks. */
type Speaking = {
  readonly labels: ServiceWords["labels"];
  readonly language: Language;
  readonly thing: string | undefined;
};

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** A status where its thing is not named: what all things that may be in it call it, if they agree. */
const agreed = (labels: ServiceWords["labels"], value: string): Words | undefined => {
  const found = Object.entries(labels).flatMap(([name, group]) =>
    name.endsWith("Status") ? (group[value] ?? []) : [],
  );
  return found.every((each) => each.en === found[0]?.en) ? found[0] : undefined;
};

const labelOf = ({ labels, thing }: Speaking, group: string, value: string): Words | undefined => {
  if (group !== "status") return labels[group]?.[value];
  return labels[`${camel(thing ?? "")}Status`]?.[value] ?? labels.situations?.[value] ?? agreed(labels, value);
};

const spelled = (value: unknown, group: string | undefined, speaking: Speaking): string => {
  const values = [value ?? []].flat().map(String);
  if (!group) return listed(values, speaking.language);
  const called = values.flatMap((each) => labelOf(speaking, group, each)?.[speaking.language] ?? []);
  return listed(called, speaking.language);
};

/** A sentence with its members filled in; no code stands in it, and no empty list. */
export const sentenceOf = (template: Words, members: RefusalDetail, speaking: Speaking): string => {
  const place = /\{(\w+)(?::(\w+))?\}/g;
  const filled = (_: string, member: string, group?: string): string => spelled(members[member], group, speaking);
  const optional = (_: string, part: string, instead = ""): string =>
    [...part.matchAll(place)].every((match) => filled(...(match as unknown as [string, string, string?])) !== "")
      ? part
      : instead;
  return template[speaking.language].replace(/\[([^\]|]*)(?:\|([^\]]*))?\]/g, optional).replace(place, filled);
};
