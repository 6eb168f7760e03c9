import { words } from "#shared/domain/words.ts";
import type { LinkAnswers } from "#shared/messages/answer.ts";
import type { WordsOf } from "#shared/messages/moment.ts";
import { answer, said } from "#shared/messages/saying.ts";
import { unreachedWords } from "#shared/messages/unreached.ts";
import type { mediationMoments } from "./messages.ts";

/** What mediation tells people. */
// biome-ignore format: a table is read by its rows
export const mediationSentences: WordsOf<typeof mediationMoments> = {
  caseFiled: said("有一件{category:category}纠纷已登记（{number}，{building}），您是当事人。调解自愿、免费，您可以拒绝。", "A dispute about {category:category} was taken in ({number}, {building}), and you are in it. Mediation is free and your own choice: you may refuse."),
  leadNamed: said("{lead}将调解您的纠纷（{number}）。如不愿由其调解，您可以要求换人一次。", "{lead} will mediate your dispute ({number}). If you do not want them, you may ask for another once.", answer),
  leadTaken: said("您已成为案件{number}（{category:category}，{building}）的牵头调解人。", "You lead the case {number} ({category:category}, {building}) from now on."),
  leadWanted: said("案件{number}没有调解人了，请另行指定。", "The case {number} has no mediator any more. Please name another.", answer),
  leadLost: said("{lead}不再调解案件{number}，将另行安排调解人。", "{lead} no longer mediates the case {number}. Another mediator will be named."),
  caseDeclined: said("案件{number}不予调解，理由和其他途径见案件。", "The case {number} will not be mediated. It says why, and what else you can do."),
  representing: said("您被指定在案件{number}中代表所在单位。", "You were named to speak for your organisation in the case {number}."),
  consulted: said("案件{number}（{category:category}）请您提供意见。", "You are asked for your opinion in the case {number} ({category:category})."),
  demandRaised: said("案件{number}有一项新的诉求等您答复。", "A new demand in the case {number} waits for your answer."),
  demandAnswered: said("您在案件{number}中的诉求已有答复：{answer:demandOutcome}。", "Your demand in the case {number} was answered: {answer:demandOutcome}."),
  decided: said("案件{number}已有处理决定，请查看。", "It was decided what will be done in the case {number}. Please read it."),
  fulfilled: said("案件{number}的决定已落实，请您确认结果。", "What was decided in the case {number} is done. Please confirm the outcome.", answer),
  extended: said("案件{number}的调解期限延长至{untilOn}。", "Mediation of the case {number} goes on until {untilOn}."),
  escalated: said("案件{number}已提交联席会议（{cause:escalationCause}）。", "The case {number} goes before the joint meeting ({cause:escalationCause})."),
  resolutionNoted: said("联席会议已就案件{number}作出决议。", "The joint meeting decided about the case {number}."),
  carried: said("联席会议第{times}次没有就您的纠纷作出决定（已提出{days}天），会议须说明原因。", "The joint meeting left your dispute undecided {times} times; it was brought up {days} days ago. The meeting owes a reason."),
  asked: said("联席会议的决议已落实，案件{number}的纠纷解决了吗？请于{dueAt}前答复。", "What the joint meeting decided is done. Is the dispute {number} settled? Please answer by {dueAt}.", answer),
  unsettled: said("案件{number}有当事人表示尚未解决。", "A disputant of the case {number} says that it is not settled."),
  resolved: said("案件{number}已办结。", "The case {number} is resolved."),
  withdrawn: said("案件{number}已撤回。", "The case {number} was withdrawn."),
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
  answerInquiry: {
    operation: "answerInquiryByCode",
    path: "/cases/{thing}/answer",
    choices: [
      { label: words("已解决", "It is settled"), body: { settled: true } },
      { label: words("没有解决", "It is not settled"), body: { settled: false }, asks: "reason" },
    ],
  },
};
