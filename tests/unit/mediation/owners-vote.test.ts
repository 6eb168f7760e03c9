import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startFulfilment } from "#services/mediation/domain/outcome.ts";
import { mustCarry } from "#services/mediation/domain/owners-vote.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import { act, decided, negotiating, president } from "./cases.ts";

type Counts = readonly [total: number, participating: number, agreeing: number];

const voteOf = (area: Counts, owners: Counts) => {
  const [total, participating, agreeing] = [0, 1, 2].map((at) => ({
    squareDecimetres: area[at] ?? 0,
    owners: owners[at] ?? 0,
  }));
  const zero = { squareDecimetres: 0, owners: 0 };
  const counts = { total: total ?? zero, participating: participating ?? zero, agreeing: agreeing ?? zero };
  return { kind: "owners-vote" as const, ...counts, countedBy: "业主委员会", evidence: "表决记录" };
};

const refusalOf = (area: Counts, owners: Counts): string | undefined => {
  try {
    mustCarry(voteOf(area, owners), "/basis");
    return undefined;
  } catch (error) {
    const { code, detail } = error as Refusal;
    return detail.errors ? `${code} ${JSON.stringify(detail.errors)}` : code;
  }
};

/** 900 owners and 90,000 m² in all: two thirds are 600 and 60,000 m², three quarters of these 450 and 45,000 m². */
const area: Counts = [9_000_000, 6_000_000, 4_500_000];
const owners: Counts = [900, 600, 450];

describe("A2: the owners' vote on common ground (民法典 §278(8))", () => {
  it("carries at exactly two thirds taking part and three quarters of them agreeing, in area and in owners", () => {
    expect(refusalOf(area, owners)).toBeUndefined();
  });

  it("does not carry one owner or 0.01 m² below either threshold", () => {
    expect(refusalOf(area, [900, 599, 450])).toBe("threshold-not-met");
    expect(refusalOf(area, [900, 600, 449])).toBe("threshold-not-met");
    expect(refusalOf([9_000_000, 5_999_999, 4_500_000], owners)).toBe("threshold-not-met");
    expect(refusalOf([9_000_000, 6_000_000, 4_499_999], owners)).toBe("threshold-not-met");
  });

  it("refuses more agreeing than taking part, and more taking part than there are, with the pointer", () => {
    expect(refusalOf(area, [900, 600, 601])).toContain('threshold-not-met [{"pointer":"/basis/agreeing/owners"');
    expect(refusalOf([9_000_000, 9_000_001, 4_500_000], owners)).toContain('"/basis/participating/squareDecimetres"');
  });

  it("does not carry among nobody", () => {
    expect(refusalOf([0, 0, 0], [0, 0, 0])).toBe("threshold-not-met");
  });

  it("agrees with exact fractions for any counts", () => {
    const counts = fc
      .tuple(fc.integer({ min: 1, max: 10 ** 12 }), fc.nat(), fc.nat())
      .map(([total, one, other]): Counts => {
        const participating = one % (total + 1);
        return [total, participating, other % (participating + 1)];
      });
    const reaches = ([total, participating, agreeing]: Counts): boolean =>
      BigInt(participating) * 3n >= BigInt(total) * 2n && BigInt(agreeing) * 4n >= BigInt(participating) * 3n;
    fc.assert(
      fc.property(counts, counts, (one, other) => {
        expect(refusalOf(one, other) === undefined).toBe(reaches(one) && reaches(other));
      }),
    );
  });

  it("is what a siting starts by, or evidence that the site is no common area", () => {
    const bare = decided(negotiating(), { basis: undefined });
    const refusal = (() => {
      try {
        return startFulfilment(bare, act(president)).state.status;
      } catch (error) {
        return error as Refusal;
      }
    })();
    expect(refusal).toMatchObject({ code: "decision-basis-required", detail: { law: "民法典 §278(8)" } });
    expect(startFulfilment(decided(), act(president)).state.status).toBe("in-fulfilment");
    const other = decided(negotiating(), { kind: "other", sites: [], basis: undefined });
    expect(startFulfilment(other, act(president)).state.status).toBe("in-fulfilment");
  });
});
