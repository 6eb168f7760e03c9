import type * as z from "zod";
import type { AppointmentChange, AppointmentKind } from "#shared/contracts/mediation-appointments.ts";
import type { HearingKind } from "#shared/contracts/mediation-rights.ts";
import { type Labels, words } from "#shared/domain/words.ts";
import type { Companion } from "./domain/companion.ts";
import type { RelativeKind } from "./domain/own-choices.ts";

export type MeetingLabels = {
  readonly appointmentKind: Labels<z.infer<typeof AppointmentKind>>;
  readonly appointmentChange: Labels<z.infer<typeof AppointmentChange>>;
  readonly hearing: Labels<z.infer<typeof HearingKind>>;
  readonly companionCapacity: Labels<Companion["capacity"]>;
  readonly relation: Labels<z.infer<typeof RelativeKind>>;
};

/** What the choices are called by which people meet, and by which they come along. */
// biome-ignore format: a table is read by its rows
export const meetingLabels: MeetingLabels = {
  appointmentKind: { survey: words("现场勘查", "visit to the site"), session: words("面谈调解", "mediation session") },
  appointmentChange: {
    "somebody-cannot-come": words("有人不能到场", "somebody cannot come"),
    "place-not-free": words("场地不可用", "the place is not free"),
    weather: words("天气原因", "the weather"),
    "disputants-asked": words("当事人要求", "those in dispute asked for it"),
    "no-longer-needed": words("不再需要", "it is needed no longer"),
    other: words("其他原因，见案件", "another reason, which the case says"),
  },
  hearing: { private: words("不公开", "in private"), open: words("公开", "open") },
  companionCapacity: {
    lawyer: words("律师", "lawyer"),
    relative: words("亲属", "relative"),
    friend: words("朋友", "friend"),
    interpreter: words("翻译", "interpreter"),
  },
  relation: {
    spouse: words("配偶", "spouse"),
    "parent-or-child": words("父母或子女", "parent or child"),
    "brother-or-sister": words("兄弟姐妹", "brother or sister"),
    other: words("其他亲属", "another relative"),
  },
};

/** What a disputant, and the lead for them, may do beside the mediation itself. */
// biome-ignore format: a table is read by its rows
export const rightsVerbs: Labels = {
  declareIndependence: words("声明独立", "declare independence"),
  nameRelative: words("登记须回避的亲属", "name a relative who may not mediate"),
  chooseHearing: words("选择是否公开调解", "choose a private or an open hearing"),
  bringAlong: words("请人陪同", "bring somebody along"),
  answerCompanion: words("答复是否同意陪同", "say whether one agrees to a companion"),
  withdrawCompanion: words("取消陪同", "not bring somebody along"),
  setAppointment: words("约定见面", "set an appointment"),
  moveAppointment: words("改期", "move an appointment"),
  cancelAppointment: words("取消预约", "cancel an appointment"),
};
