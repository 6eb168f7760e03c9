import type { WordsOf } from "#shared/messages/moment.ts";
import { answer, said } from "#shared/messages/saying.ts";
import { unreachedWords } from "#shared/messages/unreached.ts";
import type { communitiesMoments } from "./messages.ts";

/** What communities tells people. */
// biome-ignore format: a table is read by its rows
export const communitiesSentences: WordsOf<typeof communitiesMoments> = {
  verified: said("社区已核实您居住在本小区。", "The community knows now that you live here."),
  takenIn: said("您的登记已通过。", "Your registration was accepted."),
  roleGranted: said("您现在是{role:role}。", "You are {role:role} from now on."),
  roleRevoked: said("您不再是{role:role}。", "You are no longer {role:role}."),
  administrator: said("平台指定您为社区管理员。", "The operator made you an administrator of the community."),
  householdJoined: said("您已登记为一户的成员。", "You belong to a household from now on."),
  householdLeft: said("您已不再登记在原来的户中。", "You no longer belong to the household that you were in."),
  assisted: said("服务台的{operator}刚才替您办理了{acts}件事。如有不对，请告诉社区。", "{operator} at the desk did {acts} things in your name. Tell the community if something is wrong."),
  calendarMissing: said("{year}年的节假日还没有公布，请记录。", "The holidays of {year} are not known yet. Please record them."),
  exportWaits: said("服务台申请导出您的全部资料，须由您或另一位工作人员放行。", "The desk asks for all that is kept of you. You, or another of the desk, release it.", answer),
  exportLapsed: said("导出您资料的申请因无人放行已失效。", "Nobody released the request for all that is kept of you, so it has lapsed."),
  erasureWaits: said("服务台申请删除您的资料，须由您或另一位工作人员放行。", "The desk asks to remove you. You, or another of the desk, release it.", answer),
  erasureLapsed: said("删除您资料的申请因无人放行已失效。", "Nobody released the request to remove you, so it has lapsed."),
  erasureAnnounced: said("您的资料将于{dueAt}删除，在此之前可以撤回。", "You will be removed {dueAt}. Until then it can be taken back.", answer),
  erasureTakenBack: said("删除已撤回，您的资料保留。", "The removal was taken back: you stay."),
  glassBroken: said("有管理员打开了一件自己未参与的事，至{until}为止可以查看；请您答复是否应当。", "Somebody opened a thing that they are not in, until {until}. Please say whether it was right.", answer),
  webhookOff: said("有一个合作方的系统已停止接收本社区的事件：它多日无法送达，或表示不再接收。请查看。", "Nothing more is sent to a partner's system: nothing reached it for days, or it said that it is gone. Please look at it."),
  glassUnanswered: said("您尚未答复紧急查看是否应当。", "You have not said yet whether it was right to open that thing.", answer),
  unreached: unreachedWords,
};
