import type { Neighbour } from "#infra/local/neighbour.ts";
import type { Skill } from "#shared/domain/skills.ts";
import type { Town } from "./town.ts";

export const nanning = "nanning-xipai-lanan";

/** The three who sit on the campus's committee, one for each side. */
export const committee = ["seat-community", "seat-property", "seat-residents"] as const;
const sides = { "seat-community": "community", "seat-property": "property", "seat-residents": "residents" } as const;

/** Each of the committee does one thing, as a decision of theirs needs. */
export const each = async (town: Town, act: (seat: Neighbour) => Promise<unknown>): Promise<void> => {
  for (const persona of committee) await act(await town.as(persona));
};

/** A campus in Nanning, open, with one venue. */
export const openedCampus = async (town: Town, name = "社区大学") => {
  const manager = await town.as("manager");
  const { campusId } = (await manager.proposeCampus({ body: { name, happenedOn: "2020-11" } })).body;
  const params = { campusId };
  const between = [
    { name: "华南区域党支部", side: "property" as const },
    { name: "社区党委", side: "community" as const },
  ];
  await manager.consultOnCampus({ params, body: { between } });
  for (const persona of ["manager", "seat-community", "seat-residents"])
    await (await town.as(persona)).approveCampus({ params, body: {} });
  for (const persona of committee) {
    const body = { side: sides[persona], personId: await town.idOf(persona), name: persona };
    await manager.seatMember({ params, body });
  }
  await manager.openCampus({ params, body: {} });
  const { body } = await manager.addVenue({ params, body: { name: "一楼活动室" } });
  return { campusId, venueId: body.venues[0]?.venueId ?? "" };
};

type Opened = Awaited<ReturnType<typeof openedCampus>>;

/** Somebody who teaches there, checked for contact with minors on a day. */
export const registeredInstructor = async (town: Town, { campusId }: Opened, checkedOn: string): Promise<string> => {
  const manager = await town.as("manager");
  const own = { name: "韦老师", personId: await town.idOf("teacher") };
  const body = { campusId, kind: "retired-teacher" as const, ...own };
  const { instructorId } = (await manager.registerInstructor({ body })).body;
  const check = { checkedOn, evidence: "查询结果无异常" };
  await manager.recordCheck({ params: { instructorId }, body: check });
  return instructorId;
};

/** A campus that is open, and somebody who may teach children there. */
export const taughtCampus = async (town: Town) => {
  const opened = await openedCampus(town);
  return { ...opened, instructorId: await registeredInstructor(town, opened, "2026-01-15") };
};

export type Offer = {
  readonly title?: string;
  /** What the certificate says; such a course is one of work. */
  readonly skill?: Skill;
  readonly capacity?: number;
  readonly deskSeats?: number;
  readonly ages?: { readonly from: number; readonly to: number };
  readonly firstDay: string;
  readonly count?: number;
  readonly weekday: number;
  readonly from?: string;
  readonly to?: string;
};

/** A course that people can book, with its weekly sessions. */
export const openedCourse = async (town: Town, campus: Opened & { instructorId: string }, offer: Offer) => {
  const { title = "儿童书法", capacity = 20, deskSeats = 0, ages = { from: 0, to: 120 } } = offer;
  const manager = await town.as("manager");
  const kind = offer.skill
    ? { category: "work-skill" as const, skill: offer.skill }
    : { category: "child-skill" as const };
  const proposal = { campusId: campus.campusId, title, ...kind, ages, capacity, deskSeats };
  const { courseId } = (await manager.proposeCourse({ body: proposal })).body.course;
  const params = { courseId };
  const { weekday, firstDay, count = 1, from = "15:00", to = "16:30" } = offer;
  const slots = [{ weekday, from, to }];
  const { venueId, instructorId } = campus;
  await manager.scheduleSessions({ params, body: { venueId, instructorIds: [instructorId], slots, firstDay, count } });
  await each(town, (seat) => seat.approveCourse({ params, body: {} }));
  await (await town.as("seat-community")).openEnrolment({ params, body: {} });
  return courseId;
};

/** People of Nanning with accounts of their own: whom the story does not know. */
export const newNeighbours = async (town: Town, count: number, prefix = "neighbour"): Promise<string[]> => {
  const manager = await town.as("manager");
  const names = Array.from({ length: count }, (_, nth) => `${prefix}-${nth + 1}`);
  for (const name of names) {
    const { personId } = (await manager.registerPerson({ body: { name, birthYear: 1980 } })).body;
    const { code } = (await manager.issueClaimCode({ params: { personId }, body: {} })).body;
    await (await town.as(name, nanning)).claimPerson({ body: { personId, code } });
    await manager.grantRole({ body: { personId, role: "resident" } });
  }
  await town.drain();
  return names;
};

/** Who a neighbour is, in Nanning. */
export const neighbourId = async (town: Town, name: string): Promise<string> =>
  (await (await town.as(name, nanning)).listOwnCommunities({})).body.items[0]?.personId ?? "";
