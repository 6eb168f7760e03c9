import { describe, expect, it } from "vitest";
import { Refusal } from "#shared/domain/refusal.ts";

type Stateful = { readonly status: string };
type Transition = {
  readonly from: readonly string[];
  readonly to: string | readonly string[];
  readonly by?: "system";
};
type Attempt<State> = (subject: State) => { readonly state: State } | undefined;

type Walked<State extends Stateful> = {
  readonly lifecycle: {
    readonly name: string;
    readonly transitions: Readonly<Record<string, Transition>>;
    verbsFrom(status: State["status"]): string[];
  };
  readonly schema: { parse(kept: unknown): State };
  /** One thing in every status, each made by the domain's own verbs. */
  readonly oneOfEach: Readonly<Record<State["status"], () => State>>;
  /** Each verb as its rightful person would do it. */
  readonly attempts: Readonly<Record<string, Attempt<State>>>;
  /** Verbs that only the system does, which leave alone what they do not fit. */
  readonly ofTheSystem?: readonly string[];
};

const outcomeOf = <State>(attempt: Attempt<State>, subject: State): State | Refusal => {
  try {
    return attempt(subject)?.state ?? subject;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Walks every verb from every status: it does what the lifecycle's table says, or refuses with what it allows. */
export const describeLifecycle = <State extends Stateful>(walked: Walked<State>): void => {
  const { lifecycle, schema, oneOfEach, attempts, ofTheSystem = [] } = walked;
  const walks = Object.entries(attempts).flatMap(([verb, attempt]) =>
    (Object.entries(oneOfEach) as [State["status"], () => State][]).map(
      ([status, make]) => [verb, status, attempt, make] as const,
    ),
  );

  describe(`the lifecycle of a ${lifecycle.name}`, () => {
    it("has an attempt for every verb of people", () => {
      const ofPeople = Object.keys(lifecycle.transitions).filter(
        (verb) => lifecycle.transitions[verb]?.by !== "system" && !ofTheSystem.includes(verb),
      );
      expect(Object.keys(attempts).toSorted()).toEqual(ofPeople.toSorted());
    });

    it.each(walks)("%s from %s is what the table says", (verb, status, attempt, make) => {
      const subject = make();
      expect(subject.status).toBe(status);
      const { from = [], to = [] } = lifecycle.transitions[verb] ?? {};
      const outcome = outcomeOf(attempt, subject);
      expect(outcome instanceof Refusal).toBe(!from.includes(status));
      if (outcome instanceof Refusal) {
        expect(outcome.code).toBe("wrong-state");
        expect(outcome.detail).toEqual({ state: status, allowedVerbs: lifecycle.verbsFrom(status) });
        return;
      }
      expect([to].flat().map((end) => (end === "same" ? status : end))).toContain(outcome.status);
      expect(schema.parse(plain(outcome))).toEqual(plain(outcome));
    });
  });
};
