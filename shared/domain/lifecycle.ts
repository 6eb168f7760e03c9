import { refuse } from "./refusal.ts";

/** `"same"` marks a verb that records something and may leave the status as it is. */
export type Transition<Status extends string> = {
  readonly from: readonly Status[];
  readonly to: Status | "same" | readonly (Status | "same")[];
  /** Nobody calls it: it follows from a fact. */
  readonly by?: "system";
};

type Stateful = { readonly status: string };
type Narrowed<State extends Stateful, From> = From extends readonly (infer Status)[]
  ? Extract<State, { status: Status }>
  : never;

/**
 * The one table of an entity's verbs: from which status each may be done, and where it leads. `allow` answers the
 * subject narrowed to those statuses, or refuses with `wrong-state` and the verbs that its status allows to people.
 */
export const lifecycle =
  <State extends Stateful>() =>
  <const Table extends Record<string, Transition<State["status"]>>>(name: string, transitions: Table) => {
    type Verb = keyof Table & string;

    const can = (verb: Verb, { status }: State): boolean => transitions[verb]?.from.includes(status) === true;

    const verbsFrom = (status: State["status"]): Verb[] =>
      (Object.keys(transitions) as Verb[]).filter((verb) => {
        const transition = transitions[verb];
        return transition?.from.includes(status) && transition.by !== "system";
      });

    const allow = <V extends Verb>(verb: V, subject: State): Narrowed<State, Table[V]["from"]> =>
      can(verb, subject)
        ? (subject as Narrowed<State, Table[V]["from"]>)
        : refuse("wrong-state", { state: subject.status, allowedVerbs: verbsFrom(subject.status) }, name);

    return { name, transitions: transitions as Record<Verb, Transition<State["status"]>>, can, allow, verbsFrom };
  };

export type Lifecycle = {
  readonly name: string;
  readonly transitions: Readonly<Record<string, Transition<string>>>;
};
