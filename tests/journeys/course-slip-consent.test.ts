import { beforeAll, describe, expect, it } from "vitest";
import { byCode } from "../cases/links/estate.ts";
import { nanning, neighbourId, newNeighbours, openedCourse, taughtCampus } from "../town/campus.ts";
import { atDesk, codeOnSlip, familyAtDesk } from "../town/families.ts";
import { openTown, type Town } from "../town/town.ts";

describe("a guardian's answer by the code of a slip", () => {
  let town: Town;
  let campus: Awaited<ReturnType<typeof taughtCampus>>;
  let family: Awaited<ReturnType<typeof familyAtDesk>>;

  const mother = () => town.as("mother");
  /** In which moments somebody was told of a booking. */
  const momentsToldTo = async (who: typeof mother, bookingId: string) => {
    const { items } = (await (await who()).listOwnMessages({})).body;
    return items.filter(({ thing }) => thing.id === bookingId).map(({ moment }) => moment);
  };
  const statusOf = async (bookingId: string) =>
    (await (await mother()).getBooking({ params: { bookingId } })).body.status;
  const consentsOf = async (subject: string | undefined) =>
    (await (await mother()).listConsents({ query: { subject: subject ?? "" } })).body.items;
  const courseOf = async (title: string, weekday: number, capacity: number) => {
    const offer = { title, weekday, capacity, firstDay: `2026-03-${15 + weekday}` };
    const courseId = await openedCourse(town, campus, offer);
    await town.drain();
    return courseId;
  };
  /** The child's booking, and how a guardian answers it with the code that was printed. */
  const booked = async (courseId: string, child: string | undefined) => {
    const desk = await atDesk(town, family.granny);
    const learners = [{ learnerId: child ?? "", name: "小宝" }];
    const { bookings } = (await desk.bookSeats({ body: { courseId, learners, ifFull: "wait" } })).body;
    await town.drain();
    const bookingId = bookings[0]?.bookingId ?? "";
    const code = await codeOnSlip(desk, bookingId);
    const answer = (said: "yes" | "no", key: string) =>
      town.send(undefined, "POST", `/v1/public/communities/${nanning}/courses/bookings/${bookingId}/consent`, {
        headers: { "content-type": "application/json", "idempotency-key": key, "linli-code": code },
        body: JSON.stringify({ answer: said, textVersion: "2026-01", isGuardian: true }),
      });
    return { bookingId, code, answer };
  };

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    campus = await taughtCampus(town);
    family = await familyAtDesk(town, ["小宝", "二宝", "三宝"]);
    await newNeighbours(town, 1, "n");
  });

  it("is kept while the child waits: the seat that is then offered stands", async () => {
    const courseId = await courseOf("候补课", 1, 1);
    const other = await town.as("n-1", nanning);
    const own = { learners: [{ learnerId: await neighbourId(town, "n-1") }] };
    const { bookings } = (await other.bookSeats({ body: { courseId, ...own } })).body;
    const { bookingId, answer } = await booked(courseId, family.children[0]);
    expect((await answer("yes", "k")).body).toEqual({ bookingId, status: "waiting" });
    await town.drain();
    await other.cancelBooking({ params: { bookingId: bookings[0]?.bookingId ?? "" }, body: {} });
    await town.drain();
    expect(await momentsToldTo(mother, bookingId)).toContain("courses.offered");
    await (await mother()).acceptOffer({ params: { bookingId }, body: {} });
    expect(await statusOf(bookingId)).toBe("confirmed");
  });

  it("is asked for by the link of the slip, which says no more once it was given", async () => {
    const { code, answer } = await booked(await courseOf("扫码课", 4, 5), family.children[0]);
    const { read } = byCode(town, nanning);
    const shown = (await read(code.replaceAll("-", ""))).body;
    expect(shown).toMatchObject({
      status: "open",
      sentence: expect.stringMatching(/小宝.*扫码课/),
      text: { version: "2026-01" },
      choices: [{ operationId: "consentByCode" }, { operationId: "consentByCode" }],
    });
    await answer("yes", "k");
    expect((await read(code.replaceAll("-", ""))).body).toEqual({ status: "over", choices: [] });
  });

  it("is one answer for one key, and is told again to whoever sends it again", async () => {
    const { bookingId, answer } = await booked(await courseOf("重试课", 2, 5), family.children[0]);
    const said = { bookingId, status: "confirmed" };
    expect((await answer("yes", "k")).body).toEqual(said);
    const again = await answer("yes", "k");
    expect([again.body, again.headers.get("idempotent-replayed")]).toEqual([said, "true"]);
    const other = await answer("no", "k");
    expect([other.status, other.body]).toMatchObject([422, { code: "idempotency-mismatch" }]);
    expect(await statusOf(bookingId)).toBe("confirmed");
  });

  it("is one consent, however often a guardian says yes to what stands by it", async () => {
    const courseId = await courseOf("再三课", 6, 5);
    const { bookingId, answer } = await booked(courseId, family.children[0]);
    for (const key of ["k1", "k2", "k3"])
      expect((await answer("yes", key)).body).toEqual({ bookingId, status: "confirmed" });
    await town.drain();
    const consents = await consentsOf(family.children[0]);
    expect(consents.filter(({ scopeId }) => scopeId === courseId)).toHaveLength(1);
  });

  it("is a consent that communities keeps, and that a guardian may withdraw", async () => {
    const courseId = await courseOf("撤回课", 3, 5);
    const { bookingId, answer } = await booked(courseId, family.children[1]);
    await answer("yes", "k");
    await town.drain();
    const [consent] = await consentsOf(family.children[1]);
    expect(consent).toMatchObject({ purpose: "child-course", scopeId: courseId, basis: "guardian", status: "given" });
    expect(consent).not.toHaveProperty("givenBy");
    await (await mother()).withdrawConsent({ params: { consentId: consent?.consentId ?? "" }, body: {} });
    await town.drain();
    expect(await statusOf(bookingId).catch(() => "forgotten")).toBe("forgotten");
  });

  it("comes too late for a seat that was held until now, and finds nothing of one that is forgotten", async () => {
    const { answer } = await booked(await courseOf("过期课", 5, 5), family.children[2]);
    town.clock.set("2026-03-05T02:00:00.000Z");
    const late = await answer("yes", "k");
    expect([late.status, late.body]).toMatchObject([409, { code: "window-lapsed" }]);
    await town.drain();
    expect((await answer("yes", "k")).status).toBe(404);
    expect(await consentsOf(family.children[2])).toEqual([]);
  });
});
