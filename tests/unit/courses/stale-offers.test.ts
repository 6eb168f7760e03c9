import { describe, expect, it } from "vitest";
import { nextOffer, reprioritise } from "#services/courses/domain/seats/offer.ts";
import type { Seats } from "#services/courses/domain/seats/seats.ts";
import { commandOf, learner, lookAt, noon, openSeats } from "./seats.ts";

describe("an offer that was decided on an order which changed since", () => {
  it("goes to whom the list has first by now", async () => {
    const place = await openSeats({ capacity: 1 });
    for (const name of ["a", "b", "c"]) await place.ask(name);
    await place.give("a");
    const stale = await place.now();
    await place.decide("first", (seats, mark) => reprioritise(seats, { learnerId: learner("c"), priority: 1, mark }));
    const offer = (seats: Seats) => {
      const next = nextOffer(seats, lookAt(noon));
      return next && "offer" in next ? next.offer : undefined;
    };
    await place.seats.decideOn(stale, commandOf("offer"), offer);
    expect([await place.statusOf("b"), await place.statusOf("c")]).toEqual(["waiting", "offered"]);
  });
});
