import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { approve as approveCampus } from "#services/courses/domain/campus/proposal.ts";
import { activate, approve as approveProgramme, found as drawUp } from "#services/employment/domain/programme.ts";
import { approve as approveAssociation, found } from "#services/mediation/domain/association.ts";
import { approve as approveSeries, mustHaveEverySide, start } from "#services/meetings/domain/series.ts";
import type { Hearing } from "#shared/domain/approvals.ts";
import { Side } from "#shared/domain/roles.ts";
import type { Standing } from "#shared/domain/standing.ts";
import { campusInEach } from "./courses/scenes.ts";
import { founding as drawing } from "./employment/made.ts";
import { founding as beginning, person, standing } from "./meetings/scenes.ts";
import { type Held, held, speaksFor, standingBy } from "./speaks-for.ts";

const at = "2026-03-02T01:00:00.000Z";
const nobody = { by: person("nobody"), at, standing: undefined };
const founders = [
  { name: "红色管家", side: "property" as const },
  { name: "支部党员", side: "residents" as const },
];

type Body<State> = {
  readonly sides: readonly Side[];
  readonly begun: () => State;
  readonly say: (state: State, hearing: Hearing) => { readonly state: State } | undefined;
  /** Whether it stands, or would as these people are. */
  readonly stands: (state: State, others: Hearing["others"]) => boolean;
};
const body = <State>(made: Body<State>): Body<unknown> => made as Body<unknown>;

const isDone = (work: () => unknown): boolean => {
  try {
    work();
    return true;
  } catch {
    return false;
  }
};

const bodies = {
  association: body({
    sides: ["property", "residents"],
    begun: () => found({ ...nobody, name: "互助会", foundedOn: "2020-09", founders, commandId: "f" }).state,
    say: approveAssociation,
    stands: ({ status }) => status === "founded",
  }),
  "joint meeting": body({
    sides: Side.options,
    begun: () => start({ ...beginning, ...nobody }).state,
    say: approveSeries,
    stands: (series) => isDone(() => mustHaveEverySide(series)),
  }),
  campus: body({
    sides: Side.options,
    begun: campusInEach.consulting,
    say: approveCampus,
    stands: ({ status }) => status === "approved",
  }),
  programme: body({
    sides: ["property", "community"],
    begun: () => drawUp({ ...drawing(), ...nobody }).state,
    say: approveProgramme,
    stands: (programme, others) => isDone(() => activate(programme, { ...nobody, others })),
  }),
};

/** One who speaks for each side to begin with, whatever becomes of them, and some others. */
const people = fc.array(held, { maxLength: 4 }).map((others): Held[] => {
  const roles = ["resident", "property-staff", "residents-committee-worker"] as const;
  const speakers = roles.map((role) => ({ roles: [role], hasAccount: true, verifier: "community", isGone: false }));
  return [...(speakers as Held[]), ...others];
});
/** Somebody says yes, or is something else from now on. */
const events = fc.array(fc.record({ who: fc.nat({ max: 5 }), becomes: fc.option(held, { freq: 3, nil: undefined }) }), {
  minLength: 3,
  maxLength: 14,
});
type Events = typeof events extends fc.Arbitrary<infer Value> ? Value : never;

const whoIs = (nth: number, each: Held) => person(`p${nth}`, ...each.roles);
const standingOf = (nth: number, each: Held): Standing => ({ ...standing(whoIs(nth, each)), ...standingBy(each, at) });
const standingsOf = (town: readonly Held[]) =>
  new Map(town.map((each, nth) => [whoIs(nth, each).personId, standingOf(nth, each)] as const));

/** By hand: a yes counts while its person speaks for that side, and is gone with another's yes; what stands, stands. */
const byHand = (sides: readonly Side[], staysOnceWhole: boolean) => {
  let said = new Map<Side, number>();
  let isWhole = false;
  return {
    says: (nth: number, town: readonly Held[]): void => {
      const side = speaksFor(town[nth] as Held);
      if (!side || !sides.includes(side) || (isWhole && staysOnceWhole)) return;
      const counting = new Map([...said].filter(([other, who]) => speaksFor(town[who] as Held) === other));
      if (counting.has(side)) return;
      said = counting.set(side, nth);
      isWhole = sides.every((each) => said.has(each));
    },
    stands: (town: readonly Held[]): boolean =>
      staysOnceWhole ? isWhole : sides.every((side) => speaksFor(town[said.get(side) ?? -1] ?? gone) === side),
  };
};
const gone: Held = { roles: [], hasAccount: false, verifier: "nobody", isGone: true };

/** Whether it stood in the end. */
const follows = (name: keyof typeof bodies, before: readonly Held[], history: Events): boolean => {
  const { sides, begun, say, stands } = bodies[name];
  const hand = byHand(sides, name !== "programme");
  let [state, town] = [begun(), before];
  for (const { who, becomes } of history) {
    const nth = who % town.length;
    if (becomes) town = town.with(nth, becomes);
    const [now, others] = [town, standingsOf(town)];
    const by = whoIs(nth, now[nth] as Held);
    const hearing = { by, at, standing: others.get(by.personId), others };
    const known = state;
    if (!becomes) isDone(() => (state = say(known, hearing)?.state ?? known));
    if (!becomes) hand.says(nth, now);
    expect(stands(state, others)).toBe(hand.stands(now));
  }
  return stands(state, standingsOf(town));
};

describe.each(Object.keys(bodies) as (keyof typeof bodies)[])("over random histories a body: %s", (name) => {
  it("stands exactly by the yes of who speaks for each of its sides", () => {
    let stood = 0;
    const property = fc.property(people, events, (town, history) => {
      if (follows(name, town, history)) stood += 1;
    });
    fc.assert(property, { numRuns: 1_500 });
    expect(stood).toBeGreaterThan(10);
  });
});
