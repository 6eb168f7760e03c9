import { describe, expect, it } from "vitest";
import type { Learner } from "#services/courses/domain/learner.ts";
import { checkIn, checkOut, hold } from "#services/courses/domain/session/attendance.ts";
import { plusMinutes } from "#shared/domain/dates.ts";
import { refusalOf, wrongField } from "../meetings/refusal-of.ts";
import { session } from "./scenes.ts";
import { consentTo, learner, openSeats } from "./seats.ts";

const learnerOf = (name: string, change: Partial<Learner> = {}): Learner => ({
  learnerId: learner(name),
  name: "某人",
  households: {},
  consents: {},
  noShows: {},
  ...change,
});

const ward = { guardianIds: ["per_mother"], householdId: "hse_1" };

describe("somebody with an account who may be a minor by the year of birth", () => {
  const teenager = learnerOf("teenager", {
    birthYear: 2008,
    consents: consentTo("given"),
    households: { hse_2: true },
  });

  const there = async () => {
    const at = { at: session().startsAt, seats: await (await openSeats({ capacity: 2 })).now() };
    return { at, come: checkIn(session(), { ...at, learner: teenager, isWalkIn: true, pointer: "/learnerId" }).state };
  };

  it("leaves by themselves, so that the session can be over", async () => {
    const { at, come } = await there();
    const home = checkOut(come, { ...at, learner: teenager, collector: teenager }).state;
    expect(hold(home, { ...at, at: session().endsAt }).state.status).toBe("held");
  });

  it("leaves with somebody of the household, and with no stranger", async () => {
    const { at, come } = await there();
    const strange = () => checkOut(come, { ...at, learner: teenager, collector: learnerOf("stranger") });
    expect(refusalOf(strange)).toEqual(wrongField("/collectedBy", "not-of-household"));
    const father = learnerOf("father", { households: { hse_2: true } });
    expect(checkOut(come, { ...at, learner: teenager, collector: father }).facts).toHaveLength(1);
  });
});

describe("a child at the door", () => {
  const come = async (change: Partial<Learner>, place = openSeats({ capacity: 2 })) => {
    const at = { at: session().startsAt, seats: await (await place).now() };
    return refusalOf(() =>
      checkIn(session(), {
        ...at,
        learner: learnerOf("child", { ...ward, ...change }),
        isWalkIn: true,
        pointer: "/learnerId",
      }),
    );
  };

  it("is let in without a booking only with a guardian's yes, and within the ages of the course", async () => {
    expect((await come({}))[0]).toBe("guardian-consent-required");
    expect((await come({ consents: consentTo("refused") }))[0]).toBe("guardian-consent-required");
    expect((await come({ consents: consentTo("given") }))[0]).toBe("not refused");
    const seats = { ...(await (await openSeats({ capacity: 2 })).now()), fromAge: 18 };
    const grown = { birthYear: 2017, consents: consentTo("given"), ...ward };
    const young = () =>
      checkIn(session(), {
        at: session().startsAt,
        seats,
        learner: learnerOf("child", grown),
        isWalkIn: true,
        pointer: "/learnerId",
      });
    expect(refusalOf(young)[0]).toBe("age-out-of-range");
  });

  it("whose seat still waits for a guardian is not let in, nor absent", async () => {
    const place = await openSeats({ capacity: 2 });
    await place.ask("child", ["child"], { children: true });
    expect((await come({}, Promise.resolve(place)))[0]).toBe("guardian-consent-required");
    const held = hold(session(), { at: session().endsAt, seats: await place.now() });
    expect(held.facts[0]?.data).toMatchObject({ attended: 0, noShow: 0 });
  });
});

describe("somebody who comes without a booking", () => {
  const comes = async (place: Awaited<ReturnType<typeof openSeats>>, subject = session(), at = subject.startsAt) => {
    const coming = { at, seats: await place.now(), learner: learnerOf("passer-by") };
    return refusalOf(() => checkIn(subject, { ...coming, isWalkIn: true, pointer: "/learnerId" }))[0];
  };

  it("is let in while there is room beside every seat and everybody else who came so", async () => {
    const place = await openSeats({ capacity: 2 });
    await place.ask("a");
    expect(await comes(place)).toBe("not refused");
    const another = { outcome: "present", isWalkIn: true, isMinor: false } as const;
    expect(await comes(place, { ...session(), attendance: { per_b: another } })).toBe("course-full");
    await place.ask("b");
    expect(await comes(place)).toBe("course-full");
  });

  it("says who they are, where nobody knows it", async () => {
    const coming = { at: session().startsAt, seats: await (await openSeats({ capacity: 2 })).now(), isWalkIn: true };
    const { name: _, ...nameless } = learnerOf("passer-by");
    const come = (name?: string) =>
      refusalOf(() => checkIn(session(), { ...coming, learner: nameless, name, pointer: "/learnerId" }));
    expect(come()).toEqual(wrongField("/name", "required"));
    expect(come("路人")[0]).toBe("not refused");
  });

  it("is not let in past those who wait, until the session begins", async () => {
    const place = await openSeats({ capacity: 1 });
    await place.ask("a");
    await place.ask("b");
    await place.give("a");
    expect(await comes(place, session(), plusMinutes(session().startsAt, -1))).toBe("others-first");
    expect(await comes(place)).toBe("not refused");
  });
});
