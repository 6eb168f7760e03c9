import { refuse } from "./refusal.ts";

/** `"same"` marks a verb that records something and may leave the status as it is. */
export type Transition<Status extends string> = {
  readonly from: readonly Status[];
  readonly to: Status | "same" | readonly (Status | "same")[];
  /** Nobody calls it: it follows from a fact. */
  readonly by?: "system";
  /** The operations by which people do it, where they are called otherwise; none where they do it with another thing. */
  readonly as?: string | readonly string[];
};

/** The operations by which people do what a row of a lifecycle says. */
export const verbsOf = ([verb, { by, as = verb }]: readonly [string, Transition<string>]): string[] =>
  by === "system" ? [] : [as].flat();

type Stateful = { readonly status: string };
type Narrowed<State extends Stateful, From> = From extends readonly (infer Status)[]
  ? Extract<State, { status: Status }>
  : never;

/**
 * The one table of an entity's verbs: from which status each may be done, and where it leads. `allow` answers the
 * subject narrowed to those statuses, or refuses with `wrong-state` and the operations that its status allows to people.
 */
export const lifecycle =
  <State extends Stateful>() =>
  <const Table extends Record<string, Transition<State["status"]>>>(name: string, transitions: Table) => {
    type Verb = keyof Table & string;

    const can = (verb: Verb, { status }: State): boolean => transitions[verb]?.from.includes(status) === true;

    /** The operations that a status allows to people. */
    const verbsFrom = (status: State["status"]): string[] =>
      Object.entries<Transition<State["status"]>>(transitions).flatMap((row) =>
        row[1].from.includes(status) ? verbsOf(row) : [],
      );

    const allow = <V extends Verb>(verb: V, subject: State): Narrowed<State, Table[V]["from"]> =>
      can(verb, subject)
        ? (subject as Narrowed<State, Table[V]["from"]>)
        : refuse("wrong-state", { state: subject.status, allowedVerbs: verbsFrom(subject.status) }, name);

    return { name, transitions: transitions as Record<Verb, Transition<State["status"]>>, can, allow, verbsFrom };
  };

export type Lifecycle = {
  readonly name: string;
  readonly verbsFrom: (status: never) => readonly string[];
  readonly transitions: Readonly<Record<string, Transition<string>>>;
};
