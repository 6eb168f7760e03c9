import { describe, expect, it } from "vitest";
import type { Case } from "#services/mediation/domain/case.ts";
import { seenAs } from "#services/mediation/seen-case.ts";
import { mediation } from "#services/mediation/service.ts";
import type { Caller } from "#shared/domain/caller.ts";
import { tableWith, verbsToldBy } from "../told-verbs.ts";
import { decided, disputant, inside, later, opponent, outsider, president } from "./cases.ts";
import { followed, missed, owing } from "./owing.ts";

const verbsTold = verbsToldBy(mediation);
const ofFulfilment = /reportObligationDone|confirmObligation|sayNotSettled|answerFollowUp|reportFulfilment/;

const told = async (subject: Case, by: Caller): Promise<string[]> => {
  const verbs = await verbsTold("case", seenAs(subject, inside(by)), { by, at: later, table: await tableWith() });
  return verbs.split(" ").filter((verb) => ofFulfilment.test(verb));
};

describe("what somebody is offered of what is owed", () => {
  it("is to report it for who owes it, to confirm it for who is owed, and nothing for others", async () => {
    expect((await told(owing(), disputant)).toSorted()).toEqual(["reportObligationDone", "sayNotSettled"]);
    expect((await told(owing(), opponent)).toSorted()).toEqual(["confirmObligation", "sayNotSettled"]);
    for (const by of [president, outsider]) expect(await told(owing(), by)).toEqual([]);
  });

  it("is to take back what does not settle it once something was missed", async () => {
    expect(await told(missed(decided()), opponent)).toContain("sayNotSettled");
    expect(await told(owing(decided()), opponent)).toEqual(["confirmObligation"]);
  });

  it("is the follow-up that was asked", async () => {
    for (const by of [disputant, opponent]) expect(await told(followed(), by)).toEqual(["answerFollowUp"]);
    for (const by of [president, outsider]) expect(await told(followed(), by)).toEqual([]);
  });
});
