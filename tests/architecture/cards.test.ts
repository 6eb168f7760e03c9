import { describe, expect, it } from "vitest";
import { services } from "#services/services.ts";
import { heardBy } from "#shared/events/contract.ts";

describe.each(services)("the cards of $name", ({ cards, keeping, reactions, words }) => {
  const named = Object.values(cards).flatMap((card) => (typeof card === "string" ? [] : card.named));

  it("say of each kind that is kept to whom it is what, or that it concerns nobody", () => {
    const kept = keeping.holdings.map(({ kind }) => kind);
    expect(kept.filter((kind) => !(kind in cards))).toEqual([]);
  });

  it("follow every fact that names one of their things", () => {
    const { showAtHomeWhenTold } = reactions;
    const heard = showAtHomeWhenTold ? heardBy(showAtHomeWhenTold) : [];
    const members = heard.map(({ data }) => Object.keys(data._zod.def.shape));
    for (const name of named) expect([name, members.some((each) => each.includes(name))]).toEqual([name, true]);
  });

  it("have a sentence for every fact that is told to somebody, and for every card", async () => {
    const { facts = {}, cards: sentences = {} } = await words();
    const heard = reactions.showAtHomeWhenTold ? heardBy(reactions.showAtHomeWhenTold) : [];
    const untold = new Set(["personId"]);
    const told = heard.filter(({ data }) =>
      Object.keys(data._zod.def.shape).some((member) => named.includes(member) && !untold.has(member)),
    );
    expect(told.map(({ type }) => type).filter((type) => !facts[type])).toEqual([]);
    const kinds = Object.entries(cards).flatMap(([kind, card]) => (typeof card === "string" ? [] : kind));
    expect(kinds.filter((kind) => !Object.keys(sentences).some((key) => key.startsWith(`${kind}.`)))).toEqual([]);
  });
});
