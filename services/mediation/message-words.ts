import { words } from "#shared/domain/words.ts";
import type { LinkAnswers } from "#shared/messages/answer.ts";
import type { WordsOf } from "#shared/messages/moment.ts";
import { answer, said } from "#shared/messages/saying.ts";
import { unreachedWords } from "#shared/messages/unreached.ts";
import type { mediationMoments } from "./messages.ts";

/** By a channel that others may see: that it cannot wait, and not what it is. */
const urgent = words(
  "社区有一件紧急事项须您立即处理，请登录查看。",
  "There is something urgent for you to do at once. Sign in to read it.",
);

const appointmentSoon = words(
  "提醒：您在社区有一个预约，请登录查看时间地点或到服务台询问。",
  "A reminder: you have an appointment in the community. Sign in to see when and where, or ask at the desk.",
);

/** What mediation tells people. */
// biome-ignore format: a table is read by its rows
export const mediationSentences: WordsOf<typeof mediationMoments> = {
  caseFiled: said("有一件{category:category}纠纷已登记（{number}，{building}），您是当事人。调解自愿、免费，您可以拒绝。", "A dispute about {category:category} was taken in ({number}, {building}), and you are in it. Mediation is free and your own choice: you may refuse."),
  leadNamed: said("{lead}将调解您的纠纷（{number}）。如不愿由其调解，您可以要求换人一次。", "{lead} will mediate your dispute ({number}). If you do not want them, you may ask for another once.", answer),
  leadTaken: said("您已成为案件{number}（{category:category}，{building}）的牵头调解人。", "You lead the case {number} ({category:category}, {building}) from now on."),
  leadWanted: said("案件{number}没有调解人了，请另行指定。", "The case {number} has no mediator any more. Please name another.", answer),
  standingIn: said("案件{number}（{category:category}，{building}）的调解组织无人可办，请您代为处理。", "Nobody of the body can act in the case {number} ({category:category}, {building}). Please act for it."),
  bodyInvited: said("案件{number}（{category:category}，{building}）邀请贵组织共同调解。", "Your body is asked to mediate the case {number} ({category:category}, {building}) too."),
  memberOfBody: said("您已登记为本社区{kind:body}的成员。", "You were recorded as a member of a body of the community: {kind:body}."),
  offBody: said("您不再是本社区{kind:body}的成员。", "You are no longer a member of a body of the community: {kind:body}."),
  presidingBody: said("您已成为本社区{kind:body}的负责人。", "You preside over a body of the community from now on: {kind:body}."),
  deputyOfBody: said("您已成为本社区{kind:body}的副职，负责人不在时由您代行。", "You are the deputy of a body of the community, {kind:body}: you act while its president is away."),
  deputising: said("{kind:body}的负责人不在，请您代行至{dueAt}。", "The president of the body ({kind:body}) is away. Please act for them until {dueAt}."),
  leadLost: said("{lead}不再调解案件{number}，将另行安排调解人。", "{lead} no longer mediates the case {number}. Another mediator will be named."),
  caseDeclined: said("案件{number}不予调解，理由和其他途径见案件。", "The case {number} will not be mediated. It says why, and what else you can do."),
  representing: said("您被指定在案件{number}中代表所在单位。", "You were named to speak for your organisation in the case {number}."),
  consulted: said("案件{number}（{category:category}）请您提供意见。", "You are asked for your opinion in the case {number} ({category:category})."),
  demandRaised: said("案件{number}有一项新的诉求等您答复。", "A new demand in the case {number} waits for your answer."),
  demandAnswered: said("您在案件{number}中的诉求已有答复：{answer:demandOutcome}。", "Your demand in the case {number} was answered: {answer:demandOutcome}."),
  textReady: said("案件{number}有一份文本等您同意或不同意。须您本人（或监护人、代表）表示，不表示不算同意。", "A text in the case {number} waits for your yes or no. It is yours to say: silence is no yes.", answer),
  textRead: said("案件{number}的文本已与您一起阅读，请您表示同意或不同意。", "The text in the case {number} was read with you. Please say yes or no.", answer),
  refused: said("案件{number}有当事人不同意所提文本，将重新协商，理由见案件。", "A disputant said no to the text in the case {number}: it is negotiated again. The case says why."),
  signatureWanted: said("案件{number}的当事人都已同意，书面协议等您签名。", "Each disputant of the case {number} said yes: the written agreement waits for your signature."),
  agreementHolds: said("案件{number}的{form:agreementForm}调解协议已生效，您的一份可在案件中查看，也可到服务台领取纸质件。", "The agreement in the case {number} holds ({form:agreementForm}). Your copy is in the case; the desk prints one for you."),
  decided: said("案件{number}已有处理决定，请查看。", "It was decided what will be done in the case {number}. Please read it."),
  confirmationNear: said("案件{number}的书面协议可向法院申请司法确认，还剩{days}天，须双方共同申请。", "The agreement of the case {number} can be confirmed by the court for {days} more days, if all of you apply.", answer),
  confirmationJoined: said("案件{number}的另一方已申请司法确认，您也申请后法院才受理。", "Another disputant of the case {number} applied for the court's confirmation. It needs your application too.", answer),
  confirmationJoint: said("案件{number}的当事人已共同申请司法确认，请送交法院并记录结果。", "All disputants of the case {number} applied for the court's confirmation. Please bring it to the court and record the ruling."),
  confirmationOver: said("案件{number}申请司法确认的期限已过。协议仍然有效。", "The time to have the agreement of the case {number} confirmed by the court has passed. The agreement still holds."),
  granted: said("法院已确认案件{number}的协议有效，可申请强制执行。", "The court confirmed the agreement of the case {number}: it can be enforced."),
  rejected: said("法院未确认案件{number}的协议，可重新调解或者起诉。", "The court did not confirm the agreement of the case {number}. You can mediate again, or sue."),
  fulfilled: said("案件{number}的处理结果已落实，请您确认[；如到{dueAt}仍无人提出异议，案件按“逾期未答复”办结，这不代表您同意]。", "What was decided or agreed in the case {number} is done. Please confirm it[. If nobody objects by {dueAt}, the case ends as one that got no answer, which is not your yes].", answer),
  obligationDue: said("您在案件{number}中约定的事项应于{dueOn}前履行，请完成后报告。", "By {dueOn} you are to do what you owe in the case {number}. Please say so once it is done.", answer),
  obligationLate: said("您在案件{number}中约定于{dueOn}前履行的事项尚未完成，请尽快履行并报告。", "What you owed by {dueOn} in the case {number} is not done. Please do it, and say so.", answer),
  obligationMissed: said("案件{number}中对方应于{dueOn}前履行的事项尚未完成。您可以继续等待，也可以要求重新协商。", "What you are owed by {dueOn} in the case {number} is not done. You can wait, or ask to negotiate again.", answer),
  obligationUnkept: said("案件{number}中应于{dueOn}前履行的事项尚未完成。", "What was owed by {dueOn} in the case {number} is not done."),
  obligationDone: said("案件{number}中应于{dueOn}前履行的事项已报告完成，请您确认。", "What you are owed by {dueOn} in the case {number} is reported done. Please confirm it.", answer),
  obligationContested: said("案件{number}中应于{dueOn}前履行的事项，对方表示尚未完成。", "What was owed by {dueOn} in the case {number} is said not to be done."),
  notSettled: said("案件{number}有当事人表示尚未解决，重新进入协商。", "A disputant of the case {number} says that it is not settled: it is negotiated again."),
  followUp: said("案件{number}办结已{days}天，请您告诉我们：约定是否履行？纠纷是否解决？", "The case {number} was resolved {days} days ago. Was what was agreed done, and is the dispute settled?", answer),
  followUpFailed: said("案件{number}的{days}天回访中，有当事人表示未履行或未解决。", "In the follow-up of the case {number} after {days} days a disputant says that it was not done or not settled."),
  extended: said("案件{number}的调解期限延长至{untilOn}。", "Mediation of the case {number} goes on until {untilOn}."),
  escalated: said("案件{number}已提交联席会议（{cause:escalationCause}）。", "The case {number} goes before the joint meeting ({cause:escalationCause})."),
  resolutionNoted: said("联席会议已就案件{number}作出决议。", "The joint meeting decided about the case {number}."),
  carried: said("联席会议第{times}次没有就您的纠纷作出决定（已提出{days}天），会议须说明原因。", "The joint meeting left your dispute undecided {times} times; it was brought up {days} days ago. The meeting owes a reason."),
  asked: said("联席会议的决议已落实，案件{number}的纠纷解决了吗？请于{dueAt}前答复。", "What the joint meeting decided is done. Is the dispute {number} settled? Please answer by {dueAt}.", answer),
  unsettled: said("案件{number}有当事人表示尚未解决。", "A disputant of the case {number} says that it is not settled."),
  resolved: said("案件{number}已办结。", "The case {number} is resolved."),
  withdrawn: said("案件{number}已撤回。", "The case {number} was withdrawn."),
  terminated: said("案件{number}的调解已终止，没有达成一致。您可以依法通过仲裁、行政、司法等途径维护权利。", "Mediation of the case {number} ended without an outcome. You may go to arbitration, to the authorities or to court."),
  referred: said("案件{number}已移送{referredTo:referredTo}，理由见案件。", "The case {number} was handed over to {referredTo:referredTo}. It says why."),
  reopened: said("案件{number}有当事人重新提出（第{times}次），将再次调解。", "A disputant brought the case {number} up again (number {times}). It will be mediated once more."),
  dangerRaised: said("紧急：案件{number}（{building}）有危险（{danger:danger}）。请立即报告公安、消防等部门，并于{dueAt}前登记。", "Urgent: there is danger ({danger:danger}) in the case {number} ({building}). Tell the police, the fire service or others at once, and record it by {dueAt}.", urgent),
  dangerOverdue: said("紧急：案件{number}（{building}）的危险（{danger:danger}）已过{minutes}分钟仍未登记报告，请立即报告。", "Urgent: {minutes} minutes have passed, and it is not recorded that the danger ({danger:danger}) in the case {number} ({building}) was reported. Report it at once.", urgent),
  dangerReported: said("案件{number}（{building}）的危险（{danger:danger}）已报告{reportedTo:reportedTo}。", "The danger ({danger:danger}) in the case {number} ({building}) was reported to {reportedTo:reportedTo}."),
  dangerPassedOn: said("您在案件{number}（{building}）中提示的危险（{danger:danger}）已报告{reportedTo:reportedTo}。", "The danger ({danger:danger}) that you spoke of in the case {number} ({building}) was reported to {reportedTo:reportedTo}."),
  acceptOverdue: said("案件{number}（{category:category}，{building}）逾期未受理，请受理或说明不予受理的理由。", "The case {number} ({category:category}, {building}) was not accepted in time. Please accept it, or decline it with the reason.", answer),
  urged: said("案件{number}（{category:category}，{building}）已{days}天无人处理，请跟进。", "Nobody acted on the case {number} ({category:category}, {building}) for {days} days. Please see to it."),
  joined: said("案件{number}与案件{original}是同一纠纷，今后在案件{original}中办理；如您认为不是，请告诉调解人。", "The case {number} is the same dispute as {original}, and goes on there. If you think that it is not, tell the mediator."),
  parted: said("案件{number}恢复单独办理（{cause:partCause}）。", "The case {number} goes on by itself again ({cause:partCause})."),
  hearingChanged: said("案件{number}今后的调解方式：{hearing:hearing}。", "From now on the case {number} is heard {hearing:hearing}."),
  companionBrought: said("案件{number}的另一方想请一位{capacity:companionCapacity}陪同，请您答复是否同意。", "The other disputant of the case {number} wants to bring somebody along ({capacity:companionCapacity}). Please say whether you agree.", answer),
  companionAdmitted: said("案件{number}的各方都已同意您请人陪同。", "Everybody in the case {number} agreed to whom you bring along."),
  companionRefused: said("案件{number}有当事人不同意您请人陪同。", "A disputant of the case {number} does not agree to whom you bring along."),
  companionWithdrawn: said("案件{number}的另一方不再请人陪同。", "The other disputant of the case {number} brings nobody along after all."),
  appointmentSet: said("请您参加{kind:appointmentKind}：{startsAt}（案件{number}）。地点见首页或日历。", "You are invited: {kind:appointmentKind}, {startsAt} (case {number}). Your home page and your calendar say where."),
  appointmentMoved: said("案件{number}的{kind:appointmentKind}改到{startsAt}，原因：{because:appointmentChange}。", "Of the case {number}, the {kind:appointmentKind} was moved to {startsAt}: {because:appointmentChange}."),
  appointmentCancelled: said("案件{number}原定{startsAt}的{kind:appointmentKind}取消，原因：{because:appointmentChange}。", "Of the case {number}, the {kind:appointmentKind} on {startsAt} was cancelled: {because:appointmentChange}."),
  appointmentFirst: said("提醒：{kind:appointmentKind}在{startsAt}（案件{number}）。", "A reminder: {kind:appointmentKind}, {startsAt} (case {number}).", appointmentSoon),
  appointmentLast: said("马上开始：{kind:appointmentKind}，{startsAt}（案件{number}）。", "Soon: {kind:appointmentKind}, {startsAt} (case {number}).", appointmentSoon),
  unreached: unreachedWords,
};

/** How somebody without a login answers what mediation asks of them. */
export const mediationAnswers: LinkAnswers = {
  refuseMediator: {
    operation: "refuseMediatorByCode",
    path: "/cases/{thing}/refuse-mediator",
    choices: [{ label: words("请换一位调解员", "Ask for another mediator"), body: {} }],
  },
  confirmOutcome: {
    operation: "confirmOutcomeByCode",
    path: "/cases/{thing}/confirm",
    choices: [{ label: words("已落实，我确认", "It is done, I confirm"), body: {} }],
  },
  sayNotSettled: {
    operation: "sayNotSettledByCode",
    path: "/cases/{thing}/not-settled",
    choices: [
      { label: words("没有解决，要求重新协商", "It is not settled: negotiate again"), body: {}, asks: "reason" },
    ],
  },
  answerFollowUp: {
    operation: "answerFollowUpByCode",
    path: "/cases/{thing}/answer-follow-up",
    choices: [
      { label: words("已履行，也解决了", "It was done, and it is settled"), body: { performed: true, settled: true } },
      {
        label: words("已履行，但没有解决", "It was done, but it is not settled"),
        body: { performed: true, settled: false },
        asks: "reason",
      },
      { label: words("没有履行", "It was not done"), body: { performed: false, settled: false }, asks: "reason" },
    ],
  },
  sayYes: {
    operation: "sayYesByCode",
    path: "/cases/{thing}/say-yes",
    reads: "/cases/{thing}/read-proposal",
    choices: [{ label: words("我同意", "I say yes"), body: {} }],
  },
  sayNo: {
    operation: "sayNoByCode",
    path: "/cases/{thing}/say-no",
    reads: "/cases/{thing}/read-proposal",
    choices: [{ label: words("我不同意", "I say no"), body: {}, asks: "reason" }],
  },
  answerInquiry: {
    operation: "answerInquiryByCode",
    path: "/cases/{thing}/answer",
    choices: [
      { label: words("已解决", "It is settled"), body: { settled: true } },
      { label: words("没有解决", "It is not settled"), body: { settled: false }, asks: "reason" },
    ],
  },
};
