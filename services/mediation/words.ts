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
  "demands-unanswered": code(409, ["还有诉求未答复", "Demands are unanswered"], ["每项诉求都要有答复后才能定案。", "Every demand needs an answer before a decision."]),
  "decision-basis-required": code(409, ["缺少决定依据", "The decision needs a basis"], ["[依据《{law}》，]须先记录业主表决结果，或占地不属共有部分的证据。", "[By {law}, record|Record] the owners' vote, or evidence that the site is not a common area."]),
  "signatures-incomplete": code(409, ["签字不全", "Signatures are missing"], ["还有当事人没有签字。", "Not every disputant has signed."]),
  "threshold-not-met": code(422, ["表决未达法定比例", "The vote misses the threshold"], ["[依据《{law}》，]参与和同意的面积与人数须达到法定比例。", "[By {law}, area|Area] and owners must reach the thresholds of participation and agreement."]),
} satisfies ServiceWords["problems"];

// biome-ignore format: a table is read by its rows
const fields = {
  "not-a-disputant": words("不是本案当事人", "Not a disputant of this case"),
  "in-the-list": words("请从社区的机构名单中选择", "Choose it from the community's list of organisations"),
  "unknown-organisation": words("社区名单中没有此机构", "The community's list has no such organisation"),
  "not-an-organisation": words("不是社区名单中的机构", "This is no organisation of a side of the community"),
  "not-president": words("此人没有会长这一角色，须先由管理员授予", "This person does not hold the president's role: an administrator grants it first"),
  "reason-needed": words("请写明理由", "A written reason is needed"),
  "sites-needed": words("选址须写明地点", "A siting needs its sites"),
  "mediator-and-property-needed": words("联合勘查须有调解员和物业参加", "A joint survey has a mediator and a property participant"),
  "more-than-participating": words("同意数不能超过参与数", "More agree than take part"),
  "more-than-total": words("参与数不能超过总数", "More take part than there are"),
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
