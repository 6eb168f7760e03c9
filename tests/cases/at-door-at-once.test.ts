import { expect, it } from "vitest";
import { openedCourse, taughtCampus } from "../town/campus.ts";
import { atDesk, familyAtDesk } from "../town/families.ts";
import { openTown } from "../town/town.ts";

it("a child is let in by a guardian's yes of a moment ago, of which nothing was heard yet, and by no other", async () => {
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  const { granny, children } = await familyAtDesk(town, ["大宝", "二宝"]);
  const campus = await taughtCampus(town);
  const dates = { firstDay: "2026-03-03", weekday: 2, count: 1 };
  const courseId = await openedCourse(town, campus, { capacity: 5, ages: { from: 6, to: 12 }, ...dates });
  await town.drain();
  const learners = children.map((learnerId, nth) => ({ learnerId, name: nth === 0 ? "大宝" : "二宝" }));
  await (await atDesk(town, granny)).bookSeats({ body: { courseId, learners } });
  await town.drain();
  const { items } = (await (await town.as("manager")).listSessions({ query: { month: "2026-03" } })).body;
  const params = { sessionId: items[0]?.sessionId ?? "" };
  town.clock.set(new Date(Date.parse(items[0]?.startsAt ?? "") - 10 * 60_000).toISOString());
  const door = await town.as("seat-property");
  const arriving = (learnerId = "") => door.checkIn({ params, body: { learnerId } });
  const missing = { problem: { code: "guardian-consent-required" } };
  await expect(arriving(children[0])).rejects.toMatchObject(missing);
  const asked = { purpose: "child-course", scopeId: courseId, textVersion: "2026-01", basis: "guardian" } as const;
  await (await town.as("mother")).giveConsent({ body: { ...asked, subjectId: children[0] ?? "", answer: "yes" } });
  const { body } = await arriving(children[0]);
  expect(body.session.attendance).toMatchObject({ [children[0] ?? ""]: { outcome: "present" } });
  await expect(arriving(children[1])).rejects.toMatchObject(missing);
  await town.drain();
  expect(town.told("courses.booking-confirmed.v1")).toHaveLength(1);
});

it("a child is booked for by a guardian's yes of a moment ago, who had said no before", async () => {
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  const { granny, children } = await familyAtDesk(town, ["大宝"]);
  const dates = { firstDay: "2026-03-03", weekday: 2, count: 1 };
  const courseId = await openedCourse(town, await taughtCampus(town), { ages: { from: 6, to: 12 }, ...dates });
  const [subjectId = ""] = children;
  const mother = await town.as("mother");
  const asked = { purpose: "child-course", scopeId: courseId, textVersion: "2026-01", basis: "guardian" } as const;
  await mother.giveConsent({ body: { ...asked, subjectId, answer: "no" } });
  await town.drain();
  const desk = await atDesk(town, granny);
  const booking = () => desk.bookSeats({ body: { courseId, learners: [{ learnerId: subjectId, name: "大宝" }] } });
  await expect(booking()).rejects.toMatchObject({ problem: { code: "guardian-consent-required" } });
  town.clock.advance(1);
  await mother.giveConsent({ body: { ...asked, subjectId, answer: "yes" } });
  expect((await booking()).body.bookings).toMatchObject([{ status: "confirmed" }]);
});
