import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  againAfter,
  begin,
  isTooOld,
  look,
  type PartnerDelivery,
  restOf,
} from "#services/messages/domain/partner-delivery.ts";
import { minutesBetween, plusMinutes } from "#shared/domain/dates.ts";

const at = "2026-03-02T01:00:00.000Z";
const threeDays = 72 * 60;
const event = {
  specversion: "1.0",
  id: "fact-1",
  source: "/v1/communities/yangguang-huayuan/courses",
  type: "courses.campus-closed.v1",
  time: at,
  datacontenttype: "application/json",
  data: {},
} as const;
const begun = (id = "fact-1"): PartnerDelivery => begin({ ...event, id }, `whk_${"a".repeat(20)}`, at);
const now = { isHeard: true, health: {} };

/** The hours at which a delivery is tried that nobody takes, as minutes since it began. */
const triesOf = (delivery: PartnerDelivery): number[] => {
  const tries = [0];
  for (let current = delivery; ; ) {
    const step = look(current, { ...now, at: current.at });
    if (step.does !== "try") return tries;
    tries.push(minutesBetween(at, current.at));
    current = step.next;
  }
};

describe("a delivery to a partner", () => {
  it("is one for a fact and a partner, and another for any other", () => {
    expect(begun().deliveryId).toBe(begun().deliveryId);
    expect(begun("fact-2").deliveryId).not.toBe(begun().deliveryId);
    expect(begin(event, `whk_${"b".repeat(20)}`, at).deliveryId).not.toBe(begun().deliveryId);
  });

  it("is tried at growing distances of up to six hours, each at least half of what it may be, for three days", () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        const tries = triesOf(begun(id));
        const pauses = tries.slice(1).map((minute, nth) => minute - (tries[nth] ?? 0));
        const most = pauses.map((_, nth) => Math.min(4 ** nth, 360));
        expect(
          pauses.every((pause, nth) => pause <= (most[nth] ?? 0) && pause >= Math.floor((most[nth] ?? 0) / 2)),
        ).toBe(true);
        expect(tries.at(-1)).toBeLessThan(threeDays);
        expect(tries.length).toBeGreaterThan(14);
      }),
    );
  });

  it("is not tried at the same minute as others", () => {
    const fourth = Array.from({ length: 200 }, (_, nth) => triesOf(begun(`fact ${nth}`))[5] ?? 0);
    expect(new Set(fourth).size).toBeGreaterThan(60);
  });

  it("is given up after three days, however long the other side asks to be left alone", () => {
    const end = plusMinutes(at, threeDays);
    expect(restOf(begun(), 999_999, at)).toBe(end);
    expect(againAfter({ ...begun(), tries: 9 }, plusMinutes(at, threeDays - 10))).toBe(end);
    expect(look({ ...begun(), at: end }, { ...now, at: end })).toEqual({ does: "give-up" });
    expect([isTooOld(at, plusMinutes(at, threeDays - 1)), isTooOld(at, end)]).toEqual([false, true]);
  });

  it("waits for its hour, for its partner, and is forgotten where nobody hears it", () => {
    expect(look(begun(), { ...now, at })).toEqual({ does: "nothing" });
    const later = plusMinutes(at, 90);
    expect(look(begun(), { ...now, at: later, health: { restUntil: plusMinutes(later, 5) } })).toEqual({
      does: "rest",
      until: plusMinutes(later, 6),
    });
    expect(look(begun(), { ...now, at: later, isHeard: false })).toEqual({ does: "forget" });
    expect(look({ ...begun(), sentAt: at }, { ...now, at: later })).toEqual({
      does: "rest",
      until: plusMinutes(at, threeDays),
    });
  });
});
