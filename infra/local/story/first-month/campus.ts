import { administrator } from "./beginning.ts";
import type { Newcomers } from "./own-home.ts";

const committee = [
  { name: "丁管家", side: "property" },
  { name: "方社工", side: "community" },
  { name: "罗女士", side: "residents" },
] as const;

/** The yes of all three sides, a seat for each, and the campus is open. */
const tellFounding = async ({ as, idOf, expects }: Newcomers) => {
  const [ding, admin] = [await as("丁管家"), await as(administrator)];
  const { campusId } = (await ding.proposeCampus({ body: { name: "社区大学" } })).body;
  const params = { campusId };
  const between = [
    { name: "物业服务中心", side: "property" as const },
    { name: "社区居委会", side: "community" as const },
  ];
  await ding.consultOnCampus({ params, body: { between } });
  for (const { name } of committee) await (await as(name)).approveCampus({ params, body: {} });
  for (const { name, side } of committee)
    await admin.seatMember({ params, body: { side, personId: await idOf(name), name } });
  await ding.openCampus({ params, body: {} });
  const { body } = await ding.addVenue({ params, body: { name: "社区活动室" } });
  expects("the campus is open", body.status === "open");
  return { campusId, venueId: body.venues[0]?.venueId ?? "" };
};

/** A course that each side of the committee approves, and a neighbour who books a seat for herself. */
export const tellCampus = async (newcomers: Newcomers): Promise<void> => {
  const { as, idOf, expects } = newcomers;
  const { campusId, venueId } = await tellFounding(newcomers);
  const ding = await as("丁管家");
  const teaching = { campusId, kind: "retired-teacher" as const, name: "韦老师" };
  const { instructorId } = (await ding.registerInstructor({ body: teaching })).body;
  const ages = { from: 18, to: 120 };
  const offer = { campusId, title: "剪纸", category: "heritage-craft" as const, ages, capacity: 12 };
  const { courseId } = (await ding.proposeCourse({ body: offer })).body.course;
  const params = { courseId };
  const slots = [{ weekday: 6, from: "15:00", to: "16:30" }];
  const dates = { venueId, instructorIds: [instructorId], slots, firstDay: "2026-03-14", count: 2 };
  await ding.scheduleSessions({ params, body: dates });
  for (const { name } of committee) await (await as(name)).approveCourse({ params, body: {} });
  await (await as("方社工")).openEnrolment({ params, body: {} });
  const jiang = await as("江女士");
  const learners = [{ learnerId: await idOf("江女士") }];
  const [booking] = (await jiang.bookSeats({ body: { courseId, learners } })).body.bookings;
  expects("the seat is hers", booking?.status === "confirmed");
  const seen = await jiang.getBooking({ params: { bookingId: booking?.bookingId ?? "" } });
  expects("she sees her booking", seen.body.status === "confirmed");
};
