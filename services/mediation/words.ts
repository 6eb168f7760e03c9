import { words } from "#shared/domain/words.ts";
import { code, type ServiceWords } from "#shared/http/service-words.ts";
import { cards, facts } from "./card-words.ts";
import { labels } from "./labels.ts";

// biome-ignore format: a table is read by its rows
const problems = {
  "peer-first": code(409, ["应由邻里同伴牵头", "A peer leads first"], ["牵头人应是互助会成员或调解员；工作人员牵头须由别人写明理由。", "The lead is a member of the association or a mediator; staff may lead only by another person, with a recorded reason."]),
  "disputant-refuses": code(409, ["当事人不愿调解", "A disputant refuses"], ["有当事人明确拒绝调解，不能受理。", "A disputant clearly refuses mediation, so the case cannot be accepted."]),
  "refused-already": code(409, ["已更换过一次调解员", "A mediator was refused already"], ["每位当事人在一件纠纷中可不说明理由更换一次调解员，您已用过。", "Each disputant may refuse one mediator of a case without a reason; that was done already."]),
  "mediator-refused": code(409, ["当事人不同意由此人调解", "A disputant refused this mediator"], ["有当事人已不同意由此人调解本案，请另选他人。", "A disputant of this case refused them; choose somebody else."]),
  "rights-notice-missing": code(409, ["尚未告知权利义务", "The notice of rights is missing"], ["受理前须向当事人告知权利义务。", "Disputants are told their rights before a case is accepted."]),
  "body-not-eligible": code(409, ["须由人民调解委员会办理", "This takes a people's committee"], ["互助会和行业组织不是人民调解委员会：只有人民调解委员会主持、共同主持或盖章的协议才能申请司法确认，也只有它能盖章。", "An association or a body of an industry is no people's mediation committee: only an agreement that one mediated, mediated too, or sealed can be confirmed by a court, and it alone has a seal."]),
  "name-in-use": code(409, ["名称已被使用", "The name is in use"], ["社区已有同名的组织。请换一个名称，或先撤回未成立的那一个。", "The community has a body of this name. Choose another, or withdraw the one that is only proposed."]),
  "demands-unanswered": code(409, ["还有诉求未答复", "Demands are unanswered"], ["每项诉求都要有答复后才能定案。", "Every demand needs an answer before a decision."]),
  "decision-basis-required": code(409, ["缺少决定依据", "The decision needs a basis"], ["[依据《{law}》，]须先记录业主表决结果，或占地不属共有部分的证据。", "[By {law}, record|Record] the owners' vote, or evidence that the site is not a common area."]),
  "terms-changed": code(409, ["内容已变更", "The terms have changed"], ["您看到的文本已不是现在的文本，请看过新的再签。", "What you saw is no longer what is proposed: read it again, and sign that."]),
  "guardian-needed": code(409, ["须由监护人表示", "A guardian says it"], ["当事人未满十八周岁，由其监护人表示同意或不同意。", "This disputant is under 18: their guardian says yes or no for them."]),
  "reading-needed": code(409, ["须先一起阅读", "It is read together first"], ["须由社区工作人员或牵头人先与该当事人一起阅读文本。", "The worker or the lead reads the terms with this disputant first."]),
  "signatures-incomplete": code(409, ["签字不全", "Signatures are missing"], ["还有当事人没有签字。", "Not every disputant has signed."]),
  "no-agreement": code(409, ["没有调解协议", "There is no agreement"], ["法院只确认当事人之间的调解协议。", "The court confirms an agreement of the disputants, and nothing else."]),
  "written-only": code(409, ["只限书面协议", "A written agreement only"], ["口头协议不能申请司法确认。", "An oral agreement is confirmed by no court."]),
  "joint-application-required": code(409, ["须共同申请", "All have to apply"], ["每位当事人都申请后才能记录法院的裁定。", "The court rules on what every disputant has applied for."]),
  "goes-on-elsewhere": code(409, ["案件已并入另一件", "The case goes on in another"], ["此案与另一件[（{number}）]是同一纠纷，请在那一件中办理；如不是同一件，可由调解人拆分。", "It is the same dispute as another[, {number}], and goes on there. If it is not, whoever mediates takes them apart."]),
  "obligations-undone": code(409, ["还有约定事项未履行", "Something owed is not done"], ["决定或协议中约定的事项全部履行后才能这样做。", "This is possible once all that was decided or agreed is done."]),
  "follow-up-answered": code(409, ["已答复过", "It was answered already"], ["每次回访每位当事人答复一次，您已答复。", "Each disputant answers a follow-up once; that was done already."]),
  "threshold-not-met": code(422, ["表决未达法定比例", "The vote misses the threshold"], ["[依据《{law}》，]参与和同意的面积与人数须达到法定比例。", "[By {law}, area|Area] and owners must reach the thresholds of participation and agreement."]),
  "danger-not-reported": code(409, ["有危险尚未报告", "A danger is not reported yet"], ["请先把危险报告公安、消防等部门并登记，然后再继续。", "Tell the police, the fire service or others of the danger first, and record it; then go on."]),
  "independence-undeclared": code(409, ["牵头人尚未声明独立", "The lead has not declared independence"], ["牵头人须先声明与各方当事人没有利益关系，再约各方见面。", "The lead first declares that nothing ties them to anybody in dispute, and then invites people."]),
  "appointment-too-soon": code(409, ["通知时间太短", "Too short a notice"], ["须至少提前[{hours}小时]通知参加的人，请另选时间。", "Whoever is invited is told [{hours} hours ]ahead at least. Choose a later time."]),
  "appointment-over": code(409, ["预约已过或已取消", "The appointment is over"], ["已开始或已取消的预约不能再改。", "What has begun, or was cancelled, cannot be changed any more."]),
} satisfies ServiceWords["problems"];

// biome-ignore format: a table is read by its rows
const fields = {
  "not-a-disputant": words("不是本案当事人", "Not a disputant of this case"),
  "in-the-list": words("请从社区的机构名单中选择", "Choose it from the community's list of organisations"),
  "unknown-organisation": words("社区名单中没有此机构", "The community's list has no such organisation"),
  "not-an-organisation": words("不是社区名单中的机构", "This is no organisation of a side of the community"),
  "unknown-body": words("社区没有登记这个调解组织", "The community has no such body"),
  "not-president": words("此人没有会长这一角色，须先由管理员授予", "This person does not hold the president's role: an administrator grants it first"),
  "reason-needed": words("请写明理由", "A written reason is needed"),
  "sites-needed": words("选址须写明地点", "A siting needs its sites"),
  "mediator-and-property-needed": words("联合勘查须有调解员和物业参加", "A joint survey has a mediator and a property participant"),
  "more-than-participating": words("同意数不能超过参与数", "More agree than take part"),
  "more-than-total": words("参与数不能超过总数", "More take part than there are"),
  "before-the-application": words("早于共同申请的日期", "It lies before the joint application"),
  "unknown-case": words("没有这件纠纷，或您不是它的调解员", "There is no such case, or you do not mediate it"),
  "same-case": words("不能并入自身", "A case is not joined to itself"),
  "other-spot": words("不是同一楼栋、同一类别的纠纷", "It is of another building or category"),
  "case-over": words("该案已结束", "That case has ended"),
  "joined-itself": words("该案自己也已并入另一件", "That case is joined to another itself"),
  "not-in-the-case": words("此人不在本案中，不能参加面谈", "They are not in the case: to a session come those who are"),
  "not-longer": words("没有比现有期限更长", "This gives no more time than there is"),
} satisfies ServiceWords["fields"];

declare module "#shared/domain/refusal.ts" {
  interface RefusalCodes {
    readonly mediation: keyof typeof problems;
  }
  interface FieldCodes {
    readonly mediation: keyof typeof fields;
  }
}

/** What mediation says to people: its own problems, the sentences of its fields, and what its choices are called. */
export const mediationWords: ServiceWords = { problems, fields, labels, cards, facts };
