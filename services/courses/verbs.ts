import { type Labels, words } from "#shared/domain/words.ts";

/** What the verbs of courses do, as a person is told who may do them. */
// biome-ignore format: a table is read by its rows
export const verbs: Labels = {
  acceptOffer: words("接受名额", "accept the seat"),
  keepSeat: words("保留原名额", "keep the seat"),
  cancelSession: words("取消一次课", "cancel a session"),
  cancelBooking: words("取消", "cancel"),
  cancelCourse: words("取消", "cancel"),
  consultOnCampus: words("征询意见", "consult"),
  approveCourse: words("通过", "approve"),
  approveCampus: words("通过", "approve"),
  seatMember: words("设立席位", "seat a member"),
  unseatMember: words("撤下席位", "end a seat"),
  addVenue: words("增加场地", "add a venue"),
  openEnrolment: words("开放报名", "open enrolment"),
  openCampus: words("开放", "open"),
  proposeDecision: words("提请决定", "propose a decision"),
  approveDecision: words("同意决定", "approve the decision"),
  rejectDecision: words("不同意决定", "reject the decision"),
  scheduleSessions: words("排课", "schedule sessions"),
  changeCapacity: words("调整名额", "change the capacity"),
  moveSession: words("调课", "move a session"),
  checkIn: words("签到", "check in"),
  checkOut: words("接走", "check out"),
  excuse: words("请假", "excuse"),
  holdSession: words("登记已上课", "record that it was held"),
  setPriority: words("调整候补顺序", "change a place in the list"),
  printSlip: words("打印回执", "print the slip"),
  giveFeedback: words("评价课程", "answer about the course"),
  recordCheck: words("登记审查", "record a check"),
};
