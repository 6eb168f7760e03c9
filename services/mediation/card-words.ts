import { type Labels, words } from "#shared/domain/words.ts";

const about = { zh: "{building}的{category:category}纠纷", en: "dispute about {category:category} in {building}" };
const ofCase = (chinese: string, english: string) =>
  words(
    `${chinese}${about.zh}：{status:status}`,
    `${english} ${about.en}: {status:status}`.replace(/^./, (first) => first.toUpperCase()),
  );

/** What a card says of a thing of mediation, by what somebody is in it. */
export const cards: Labels = {
  "CASE.disputant": ofCase("您是当事人的", "your"),
  "CASE.representative": ofCase("您代表机构参与的", "you speak for an organisation in a"),
  "CASE.applicant": ofCase("您登记的", "you filed a"),
  "CASE.lead": ofCase("您牵头的", "you lead a"),
  "CASE.support": ofCase("请您协助的", "you were consulted on a"),
  "CASE.mediator": ofCase("待联系当事人的", "the disputants wait to be contacted in a"),
  "CASE.president": ofCase("待您处理的", "it is for you to act on a"),
  "ASSOCIATION.side": words("“{name}”待贵方同意成立", "“{name}” waits for the yes of your side"),
  "ASSOCIATION.president": words("您是“{name}”的会长", "You are the president of “{name}”"),
  "ASSOCIATION.member": words("您是“{name}”的成员", "You are a member of “{name}”"),
};

/** What happened in mediation, as it is told to whom it concerns. */
// biome-ignore format: a table is read by its rows
export const facts: Labels = {
  "mediation.case-filed.v1": words("{building}的{category:category}纠纷已登记", "A dispute about {category:category} in {building} was taken in"),
  "mediation.case-contacted.v1": words("调解员联系了当事人", "The mediator spoke with the disputants"),
  "mediation.first-contact-late.v1": words("未在规定时间内联系当事人", "Nobody was contacted in time"),
  "mediation.case-accepted.v1": words("纠纷已受理，有了牵头人", "The dispute was accepted and has a lead"),
  "mediation.case-declined.v1": words("纠纷不予受理，可走其他途径", "The dispute was declined; other ways are open"),
  "mediation.mediator-assigned.v1": words("换了牵头人", "Another lead took the dispute over"),
  "mediation.mediator-released.v1": words("原牵头人不再牵头[（{cause:releaseCause}）]", "The dispute lost its lead[ ({cause:releaseCause})]"),
  "mediation.representative-named.v1": words("登记了机构的代表", "Somebody now speaks for an organisation"),
  "mediation.representative-ended.v1": words("机构的代表不再代表", "Who spoke for an organisation does so no longer"),
  "mediation.case-consulted.v1": words("请了一位邻里协助", "Somebody was consulted"),
  "mediation.survey-recorded.v1": words("勘查了现场", "The site was surveyed"),
  "mediation.negotiation-recorded.v1": words("与供应方进行了第{round}轮协商", "Round {round} with a supplier took place"),
  "mediation.demand-raised.v1": words("有当事人提出诉求", "A disputant raised a demand"),
  "mediation.demand-answered.v1": words("一项诉求有了答复：{answer:demandOutcome}", "A demand was answered: {answer:demandOutcome}"),
  "mediation.decision-adopted.v1": words("已定案", "It was decided what will be done"),
  "mediation.decision-basis-recorded.v1": words("记录了决定依据：{basis:basisKind}", "The basis of the decision was recorded: {basis:basisKind}"),
  "mediation.fulfilment-started.v1": words("开始履行", "Work on the decision began"),
  "mediation.fulfilment-reported.v1": words("已报告履行完毕，请当事人确认", "It was reported done: the disputants confirm"),
  "mediation.case-confirmed.v1": words("一位当事人确认了结果", "A disputant confirmed the outcome"),
  "mediation.case-resolved.v1": words("{building}的{category:category}纠纷解决，历时{days}天", "The dispute about {category:category} in {building} was resolved after {days} days"),
  "mediation.case-withdrawn.v1": words("{building}的{category:category}纠纷已撤回", "The dispute about {category:category} in {building} was withdrawn"),
  "mediation.case-escalated.v1": words("{building}的{category:category}纠纷提交联席会议（{cause:escalationCause}）", "The dispute about {category:category} in {building} goes before the joint meeting ({cause:escalationCause})"),
  "mediation.mediation-extended.v1": words("当事人同意延长调解至{untilOn}", "The disputants agreed to more time, until {untilOn}"),
  "mediation.issue-linked.v1": words("纠纷成为联席会议的一个议题", "An issue of the joint meeting stands for the dispute"),
  "mediation.resolution-noted.v1": words("联席会议就纠纷作出决议", "The joint meeting decided about the dispute"),
  "mediation.disputants-asked.v1": words("决议已落实，请当事人答复是否解决", "What was decided is done: is the dispute settled?"),
  "mediation.outcome-answered.v1": words("一位当事人作了答复", "A disputant answered"),
  "mediation.recurrence-detected.v1": words("{building}反复出现{category:category}纠纷", "{building} has the dispute about {category:category} again and again"),
  "mediation.recurrence-joined.v1": words("{building}又出现{category:category}纠纷", "{building} has one more dispute about {category:category}"),
  "mediation.association-proposed.v1": words("提议成立互助会", "An association was proposed"),
  "mediation.association-side-approved.v1": words("{side:side}同意成立互助会", "The side of the {side:side} said yes to the association"),
  "mediation.association-founded.v1": words("互助会成立", "The association was founded"),
  "mediation.member-enrolled.v1": words("一位邻里加入互助会", "A neighbour joined the association"),
  "mediation.member-left-roster.v1": words("一位邻里退出互助会", "A neighbour left the association"),
  "mediation.president-appointed.v1": words("互助会有了会长", "The association has a president"),
};
