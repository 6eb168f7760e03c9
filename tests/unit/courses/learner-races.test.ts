import { describe, expect, it } from "vitest";
import { answerByCode } from "#services/courses/domain/seats/consent.ts";
import { bookingOfEntry, entryOf } from "#services/courses/domain/seats/seats.ts";
import { followAnswer } from "#services/courses/flows/follow-answer.ts";
import { tendChangedSeats } from "#services/courses/flows/tend-changed-seats.ts";
import { learnerStore } from "#services/courses/store/learner-store.ts";
import { standingKey } from "#shared/people/standing.ts";
import { commandOf, consentTo, courseId, learner, noon, openSeats } from "./seats.ts";

type Place = Awaited<ReturnType<typeof openSeats>>;

const learnerId = learner("child");
const afternoon = "2026-03-02T06:00:00.000Z";
const evening = "2026-03-02T10:00:00.000Z";
const asked = { purpose: "child-course", scopeId: courseId, basis: "guardian", textVersion: "2026-01" } as const;

const know = ({ table }: Place, more: object = {}) => {
  const state = { personId: learnerId, grants: {}, households: {}, hasAccount: true, ...more };
  return table.write({ put: { ...standingKey(table.scope, learnerId), state } });
};

const opened = async (): Promise<Place> => {
  const place = await openSeats({ capacity: 2 });
  await know(place);
  return place;
};

/** The relay tells of the seat that was taken a moment ago. */
const hearOf = async ({ table, now }: Place): Promise<void> => {
  const seats = await now();
  const entry = entryOf(seats, learnerId);
  const data = { courseId, learnerId, bookingId: entry ? bookingOfEntry(seats, entry) : "" };
  const event = { type: "courses.seat-taken.v1", data };
  const community = async () => ({ timeZone: "Asia/Shanghai", policy: {} });
  await tendChangedSeats({ event, table, now: noon, command: commandOf("tend"), community } as never);
};

const answer = async ({ table }: Place, said: "given" | "refused" | "withdrawn"): Promise<void> => {
  const { con_1: consent } = consentTo(said);
  if (consent) await learnerStore(table).answer(learnerId, "con_1", consent);
};

describe("what is heard of a learner while somebody books for them", () => {
  it("is a guardian's yes: the seat does not wait for it for ever", async () => {
    const place = await opened();
    await answer(place, "given");
    await place.ask("child", ["child"], { children: true });
    await hearOf(place);
    expect(await place.statusOf("child")).toBe("confirmed");
  });

  it("is a guardian's no, or a yes that was withdrawn: the seat is free again", async () => {
    const place = await opened();
    await answer(place, "refused");
    await place.ask("child", ["child"], { children: true });
    await hearOf(place);
    expect(await place.statusOf("child")).toBe("none");
    const other = await opened();
    await answer(other, "withdrawn");
    await other.ask("child", ["child"]);
    await hearOf(other);
    expect(await other.statusOf("child")).toBe("none");
  });

  it("is not that an earlier yes was withdrawn, where the seat is asked for anew", async () => {
    const place = await opened();
    await answer(place, "withdrawn");
    await place.ask("child", ["child"], { children: true });
    await hearOf(place);
    expect(await place.statusOf("child")).toBe("held");
  });

  it("is that they moved out: nobody keeps a seat for them", async () => {
    const place = await opened();
    await know(place, { movedOutAt: noon });
    await place.ask("child");
    await hearOf(place);
    expect(await place.statusOf("child")).toBe("none");
  });
});

describe("what is heard of a guardian's answer a second time, or late", () => {
  const hear = ({ table }: Place, type: "given" | "withdrawn", consentId = "con_1") =>
    followAnswer({
      event: {
        type: `communities.consent-${type}.v1`,
        time: consentId === "con_2" ? evening : type === "given" ? noon : afternoon,
        data: { consentId, subjectId: learnerId, ...asked },
      },
      table,
      now: afternoon,
      command: commandOf(`${type} ${consentId}`, afternoon),
    } as never);

  it("ends no seat that was asked for anew after the withdrawal", async () => {
    const place = await opened();
    await place.ask("child", ["child"], { children: true });
    await hear(place, "given");
    expect(await place.statusOf("child")).toBe("confirmed");
    await hear(place, "withdrawn");
    expect(await place.statusOf("child")).toBe("none");
    await place.ask("anew", ["child"], { children: true });
    await hear(place, "withdrawn");
    expect(await place.statusOf("child")).toBe("held");
    await hear(place, "given", "con_2");
    await hear(place, "given");
    await hear(place, "withdrawn");
    expect(await place.statusOf("child")).toBe("confirmed");
  });

  it("ends no seat that stands by the code of a slip, given after the withdrawal", async () => {
    const place = await opened();
    await hear(place, "withdrawn");
    await place.ask("child", ["child"], { children: true });
    const seats = await place.now();
    const entry = entryOf(seats, learnerId);
    const bookingId = entry ? bookingOfEntry(seats, entry) : "";
    const said = { ...asked, scopeId: courseId, answer: "given", basis: "guardian", at: evening } as const;
    await learnerStore(place.table).answer(learnerId, "con_2", said);
    await place.decide("yes", (current, mark) =>
      answerByCode(current, { bookingId, consentId: "con_2", said, mark, at: evening }),
    );
    expect(await place.statusOf("child")).toBe("confirmed");
    await hearOf(place);
    await hear(place, "withdrawn");
    expect(await place.statusOf("child")).toBe("confirmed");
  });
});
