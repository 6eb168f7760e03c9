import { describe, expect, it } from "vitest";
import { tendSeatsWhenChanged } from "#services/courses/consumers/tend-seats-when-changed.ts";
import { bookingOfEntry, entryOf } from "#services/courses/domain/seats.ts";
import { learnerStore } from "#services/courses/store/learner-store.ts";
import { commandOf, consentTo, courseId, learner, noon, openSeats } from "./seats.ts";

type Place = Awaited<ReturnType<typeof openSeats>>;

const learnerId = learner("child");

/** The relay tells of the seat that was taken a moment ago. */
const hearOf = async ({ table, now }: Place): Promise<void> => {
  const seats = await now();
  const entry = entryOf(seats, learnerId);
  const data = { courseId, learnerId, bookingId: entry ? bookingOfEntry(seats, entry) : "" };
  const event = { type: "courses.seat-taken.v1", data };
  const community = async () => ({ timeZone: "Asia/Shanghai", policy: {} });
  await tendSeatsWhenChanged.react({ event, table, now: noon, command: commandOf("tend"), community } as never);
};

const answer = async ({ table }: Place, said: "given" | "refused" | "withdrawn"): Promise<void> => {
  const { con_1: consent } = consentTo(said);
  if (consent) await learnerStore(table).answer(learnerId, "con_1", consent);
};

describe("what is heard of a learner while somebody books for them", () => {
  it("is a guardian's yes: the seat does not wait for it for ever", async () => {
    const place = await openSeats({ capacity: 2 });
    await answer(place, "given");
    await place.ask("child", ["child"], { children: true });
    await hearOf(place);
    expect(await place.statusOf("child")).toBe("confirmed");
  });

  it("is a guardian's no, or a yes that was withdrawn: the seat is free again", async () => {
    const place = await openSeats({ capacity: 2 });
    await answer(place, "refused");
    await place.ask("child", ["child"], { children: true });
    await hearOf(place);
    expect(await place.statusOf("child")).toBe("none");
    const other = await openSeats({ capacity: 2 });
    await answer(other, "withdrawn");
    await other.ask("child", ["child"]);
    await hearOf(other);
    expect(await other.statusOf("child")).toBe("none");
  });

  it("is not that an earlier yes was withdrawn, where the seat is asked for anew", async () => {
    const place = await openSeats({ capacity: 2 });
    await answer(place, "withdrawn");
    await place.ask("child", ["child"], { children: true });
    await hearOf(place);
    expect(await place.statusOf("child")).toBe("held");
  });

  it("is that they moved out: nobody keeps a seat for them", async () => {
    const place = await openSeats({ capacity: 2 });
    await learnerStore(place.table).moveOut(learnerId);
    await place.ask("child");
    await hearOf(place);
    expect(await place.statusOf("child")).toBe("none");
  });
});
