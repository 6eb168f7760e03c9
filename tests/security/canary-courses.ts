import { nanning, openedCampus, openedCourse, registeredInstructor } from "../town/campus.ts";
import type { Town } from "../town/town.ts";

const canary = "金丝雀canary";

/** A day some weeks from now, and its weekday. */
const soon = (town: Town, days: number) => {
  const firstDay = new Date(Date.parse(town.clock.now()) + days * 86_400_000).toISOString().slice(0, 10);
  return { firstDay, weekday: new Date(`${firstDay}T00:00:00Z`).getUTCDay() || 7 };
};

/** A campus, a course and a child's booking in which everything that can be written is. */
export const playCourse = async (town: Town): Promise<void> => {
  const manager = await town.as("manager");
  await manager.grantRole({ body: { personId: await town.idOf("seat-property"), role: "desk-operator" } });
  const draft = (await manager.proposeCampus({ body: { name: canary } })).body;
  const between = [
    { name: canary, side: "property" as const },
    { name: canary, side: "community" as const },
  ];
  await manager.consultOnCampus({ params: { campusId: draft.campusId }, body: { between, note: canary } });
  const campus = await openedCampus(town);
  await manager.addVenue({ params: { campusId: campus.campusId }, body: { name: canary } });
  const checkedOn = soon(town, -1).firstDay;
  const instructorId = await registeredInstructor(town, campus, checkedOn);
  await manager.recordCheck({ params: { instructorId }, body: { checkedOn, evidence: canary } });
  const named = { campusId: campus.campusId, kind: "skilled-owner" as const, name: canary };
  await manager.registerInstructor({ body: named });
  const courseId = await openedCourse(town, { ...campus, instructorId }, { capacity: 1, ...soon(town, 20) });
  const other = { campusId: campus.campusId, title: canary, category: "tutoring" as const, capacity: 5 };
  const refusedCourse = (await manager.proposeCourse({ body: { ...other, description: canary } })).body.course;
  await manager.cancelCourse({ params: { courseId: refusedCourse.courseId }, body: { reason: canary } });
  await playChild(town, courseId);
};

/** A child at the desk, a slip, a no without a login, and a place in the list that is changed. */
const playChild = async (town: Town, courseId: string): Promise<void> => {
  const manager = await town.as("manager");
  const mother = await town.idOf("mother");
  const granny = (await manager.registerPerson({ body: { name: canary, birthYear: 1948 } })).body.personId;
  const household = { building: "1栋", memberIds: [granny, mother] };
  const { householdId } = (await manager.foundHousehold({ body: household })).body;
  const params = { householdId };
  for (const nth of [1, 2])
    await manager.addDependant({ params, body: { nickname: canary + nth, birthYear: 2016, guardianIds: [mother] } });
  const { dependants } = (await (await town.as("mother")).getHousehold({ params })).body;
  await town.drain();
  const opening = {
    personId: granny,
    identityCheck: "id-shown" as const,
    paper: "identity-card" as const,
    reason: canary,
  };
  const { sessionId } = (await (await town.as("seat-property")).openAssistedSession({ body: opening })).body;
  const under = await town.as("seat-property", nanning, sessionId);
  const booked: string[] = [];
  for (const { dependantId } of dependants) {
    const learners = [{ learnerId: dependantId, name: canary }];
    const { bookings } = (await under.bookSeats({ body: { courseId, learners, ifFull: "wait" } })).body;
    booked.push(bookings[0]?.bookingId ?? "");
  }
  await town.drain();
  const [first = "", second = ""] = booked;
  const slip = (await under.printSlip({ params: { bookingId: first }, body: {} })).body;
  await manager.setPriority({ params: { bookingId: second }, body: { priority: 1, reason: canary } });
  const code = /<strong>([A-Z2-7]{4}(?:-[A-Z2-7]{2,4})+)</.exec(slip)?.[1] ?? "";
  const headers = { "content-type": "application/json", "idempotency-key": "no", "linli-code": code };
  const body = JSON.stringify({ answer: "no", textVersion: "2026-01", isGuardian: true });
  await town.send(undefined, "POST", `/v1/public/communities/${nanning}/courses/bookings/${first}/consent`, {
    headers,
    body,
  });
  const { path } = (await (await town.as("mother")).openFeed({ body: {} })).body;
  await town.drain();
  await town.send(undefined, "GET", path);
  const learners = [{ learnerId: granny, name: canary }, { learnerId: canary }];
  const wrong = { headers: { ...headers, "idempotency-key": "wrong" }, body: JSON.stringify({ courseId, learners }) };
  await town.send("mother", "POST", `/v1/communities/${nanning}/courses/bookings`, wrong);
};
