import type { Teller } from "../teller.ts";

/** One act of the story: a key of its own, so that telling it again after a kill changes nothing. */
const act = (name: string) => ({ idempotencyKey: `story ${name}` });

/** Who sits on the committee of the community university, a person for each side. */
const committee = [
  { persona: "seat-property", name: "物业席位", side: "property" },
  { persona: "seat-community", name: "社区席位", side: "community" },
  { persona: "seat-residents", name: "居民席位", side: "residents" },
] as const;

const november = { happenedOn: "2020-11" };

/** Several talks between both party branches, then the yes of all three sides, their seats, and open. */
const tellFounding = async ({ as, idOf, drain }: Teller): Promise<{ campusId: string; venueId: string }> => {
  const manager = await as("manager");
  const campus = await manager.proposeCampus({ ...act("campus"), body: { name: "社区大学", ...november } });
  const { campusId } = campus.body;
  const params = { campusId };
  const between = [
    { name: "华南区域党支部", side: "property" as const },
    { name: "社区党委", side: "community" as const },
  ];
  for (const round of ["first", "second"])
    await manager.consultOnCampus({ ...act(`${round} talk`), params, body: { between, ...november } });
  await manager.approveCampus({ ...act("approve"), params, body: november });
  for (const persona of ["seat-community", "seat-residents"])
    await (await as(persona)).approveCampus({ ...act("approve"), params, body: november });
  for (const { persona, name, side } of committee) {
    const body = { side, personId: await idOf(persona), name };
    await manager.seatMember({ ...act(`seat ${side}`), params, body });
  }
  await manager.openCampus({ ...act("open campus"), params, body: november });
  const { body } = await manager.addVenue({ ...act("venue"), params, body: { name: "社区活动室" } });
  await drain();
  return { campusId, venueId: body.venues[0]?.venueId ?? "" };
};

type Campus = Awaited<ReturnType<typeof tellFounding>>;

/** Calligraphy for children, eight Saturdays of the summer, taught by a retired teacher who was checked. */
const tellCourse = async ({ as, drain }: Teller, { campusId, venueId }: Campus): Promise<string> => {
  const manager = await as("manager");
  const teaching = { campusId, kind: "retired-teacher" as const, name: "韦老师" };
  const { instructorId } = (await manager.registerInstructor({ ...act("instructor"), body: teaching })).body;
  const check = { checkedOn: "2021-05-06", evidence: "查询结果无异常" };
  await manager.recordCheck({ ...act("check"), params: { instructorId }, body: check });
  const offer = {
    campusId,
    title: "儿童书法",
    category: "child-skill" as const,
    ages: { from: 6, to: 12 },
    capacity: 20,
  };
  const proposal = await manager.proposeCourse({ ...act("course"), body: offer });
  const { courseId } = proposal.body.course;
  const params = { courseId };
  const slots = [{ weekday: 6, from: "15:00", to: "16:30" }];
  const dates = { venueId, instructorIds: [instructorId], slots, firstDay: "2021-07-10", count: 8 };
  await manager.scheduleSessions({ ...act("dates"), params, body: dates });
  for (const { persona } of committee)
    await (await as(persona)).approveCourse({ ...act("approve course"), params, body: {} });
  await (await as("seat-community")).openEnrolment({ ...act("open course"), params, body: {} });
  await drain();
  return courseId;
};

/** The grandmother's family: she has no telephone of that kind; the mother is guardian by law. */
const tellFamily = async ({ as, idOf, drain, expects }: Teller): Promise<{ granny: string; grandson: string }> => {
  const manager = await as("manager");
  const operator = { personId: await idOf("seat-property"), role: "desk-operator" as const };
  await manager.grantRole({ ...act("desk"), body: operator });
  const { body: people } = await manager.listPeople({ query: { building: "1栋" } });
  const granny = people.items.find(({ name }) => name === "张奶奶")?.personId ?? "";
  expects("the grandmother is known at the desk", granny !== "");
  const mother = await idOf("mother");
  const household = { building: "1栋", memberIds: [granny, mother] };
  const { householdId } = (await manager.foundHousehold({ ...act("household"), body: household })).body;
  const params = { householdId };
  const child = { nickname: "小宝", birthYear: 2012, guardianIds: [mother] };
  const { body } = await manager.addDependant({ ...act("grandson"), params, body: child });
  await drain();
  return { granny, grandson: body.dependants[0]?.dependantId ?? "" };
};

/** What is printed, without its markup. */
const wordsOf = (html: string): string[] =>
  html
    .replace(/<(style|svg|head)[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&#39;", "'")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

type Booked = { readonly bookingId: string; readonly courseId: string; readonly grandson: string };

/** She asks at the desk, in an assisted session: three people on one booking, and a slip to take home. */
const tellGrandmother = async (teller: Teller, courseId: string): Promise<Booked> => {
  const { as, drain, say, expects } = teller;
  const { granny, grandson } = await tellFamily(teller);
  const opening = {
    personId: granny,
    identityCheck: "id-shown" as const,
    paper: "identity-card" as const,
    reason: "不会用手机，到物业咨询",
  };
  const session = await (await as("seat-property")).openAssistedSession({ ...act("session"), body: opening });
  const { sessionId } = session.body;
  const desk = await as("seat-property", "zh-CN", sessionId);
  const learners = [{ learnerId: grandson, name: "小宝" }];
  const [booking] = (await desk.bookSeats({ ...act("book"), body: { courseId, learners } })).body.bookings;
  expects("a seat is held for the grandson, and nobody is his guardian by that", booking?.status === "held");
  const bookingId = booking?.bookingId ?? "";
  await drain();
  for (const language of ["zh-CN", "en"]) {
    const printing = { ...act(`slip ${language}`), params: { bookingId }, body: {} };
    const slip = await (await as("seat-property", language, sessionId)).printSlip(printing);
    say(`\n── ${language} ──`);
    for (const line of wordsOf(slip.body)) say(line);
  }
  return { bookingId, courseId, grandson };
};

const tellConsent = async ({ as, drain, expects }: Teller, { bookingId, courseId, grandson }: Booked) => {
  const mother = await as("mother");
  const consent = { subjectId: grandson, purpose: "child-course" as const, scopeId: courseId, textVersion: "2026-01" };
  await mother.giveConsent({ ...act("consent"), body: { ...consent, basis: "guardian", answer: "yes" } });
  await drain();
  const { body } = await mother.getBooking({ params: { bookingId } });
  expects("with the guardian's yes the seat stands", body.status === "confirmed");
};

/** One of the committee asks it to decide; with the third side's yes it is so. */
const tellDecision = async ({ as, drain }: Teller, campusId: string, wanted: object, happenedOn?: string) => {
  const params = { campusId };
  const [first, ...others] = committee;
  const body = { wanted: wanted as never, ...(happenedOn && { happenedOn }) };
  const { kind } = wanted as { kind: string };
  await (await as(first.persona)).proposeDecision({ ...act(`propose ${kind}`), params, body });
  for (const { persona } of others)
    await (await as(persona)).approveDecision({ ...act(`approve ${kind}`), params, body: {} });
  await drain();
};

/** Closed for the epidemic, to be opened again in a window of days, as it was announced. */
const tellClosure = async (teller: Teller, { campusId }: Campus, { bookingId }: Booked): Promise<void> => {
  const { as, clock, say, expects } = teller;
  clock.set("2021-07-31T01:00:00.000Z");
  const wanted = { kind: "closing", cause: "epidemic", plannedReopen: "2021-08/late" };
  await tellDecision(teller, campusId, wanted);
  const mother = await as("mother");
  const resting = (await mother.getBooking({ params: { bookingId } })).body;
  expects("the seat rests and stays taken", resting.status === "suspended");
  clock.set("2021-08-23T01:00:00.000Z");
  await tellDecision(teller, campusId, { kind: "reopening" }, "2021-08/late");
  await mother.keepSeat({ ...act("keep"), params: { bookingId }, body: {} });
  const { body } = await mother.getCampus({ params: { campusId } });
  const [closure] = body.closures;
  expects("the campus tells the plan and what came of it", closure?.reopenedOn === "2021-08/late");
  const [planned, day] = [closure?.plannedReopen, closure?.reopenedAt?.slice(0, 10)];
  say(`\n── zh-CN ──\n因疫情暂停，计划${planned}重新开放，实际于${day}重新开放；原有名额优先保留七天`);
  say(
    `── en ──\nClosed for the epidemic, planned to open ${planned}, open again on ${day}; first right for seven days`,
  );
};

/** The community university of Nanning, founded in November 2020: a grandmother's booking, a closure, an opening. */
export const tellNanning = async (teller: Teller): Promise<void> => {
  const { clock, drain } = teller;
  clock.set("2021-05-10T01:00:00.000Z");
  const campus = await tellFounding(teller);
  const courseId = await tellCourse(teller, campus);
  clock.set("2021-07-05T01:00:00.000Z");
  await drain();
  const booked = await tellGrandmother(teller, courseId);
  clock.advance(24 * 60);
  await tellConsent(teller, booked);
  await tellClosure(teller, campus, booked);
  clock.set("2021-08-30T01:00:00.000Z");
  await drain();
};
