import type * as z from "zod";
import type {
  BasisKind,
  CaseSource,
  Confirmation,
  EscalationCause,
  ReleaseCause,
} from "#shared/contracts/mediation.ts";
import type { ShippedCategory } from "#shared/domain/dispute-category.ts";
import { type Labels, words } from "#shared/domain/words.ts";
import type { Part } from "./domain/access.ts";
import type { Association } from "./domain/association.ts";
import type { CaseStatus, Stage } from "./domain/case.ts";
import type { Decision, DemandOutcome, Inquiry, MediatingBody, Site, SurveyParticipant } from "./domain/parts.ts";

type MediationLabels = {
  readonly part: Labels<z.infer<typeof Part>>;
  readonly caseStatus: Labels<CaseStatus>;
  readonly associationStatus: Labels<Association["status"]>;
  readonly stage: Labels<Stage>;
  readonly category: Labels<z.infer<typeof ShippedCategory>>;
  readonly source: Labels<z.infer<typeof CaseSource>>;
  readonly demandOutcome: Labels<z.infer<typeof DemandOutcome>>;
  readonly body: Labels<z.infer<typeof MediatingBody>>;
  readonly surveyCapacity: Labels<SurveyParticipant["capacity"]>;
  readonly decisionKind: Labels<z.infer<typeof Decision>["kind"]>;
  readonly basisKind: Labels<z.infer<typeof BasisKind>>;
  readonly perimeter: Labels<z.infer<typeof Site>["perimeter"]>;
  readonly escalationCause: Labels<z.infer<typeof EscalationCause>>;
  readonly inquiryOver: Labels<NonNullable<z.infer<typeof Inquiry>["over"]>>;
  readonly confirmation: Labels<z.infer<typeof Confirmation>>;
  readonly releaseCause: Labels<ReleaseCause>;
  readonly memberCapacity: Labels<Association["roster"][number]["capacity"]>;
  readonly verbs: Labels;
};

/** What the choices of mediation are called, and what its verbs do. */
// biome-ignore format: a table is read by its rows
export const labels: MediationLabels = {
  part: {
    own: words("本人的", "one's own"),
    supporting: words("协助的", "supported"),
    leading: words("牵头的", "led"),
  },
  caseStatus: {
    reported: words("已登记", "reported"),
    contacted: words("已联系当事人", "contacted"),
    accepted: words("已受理", "accepted"),
    surveying: words("勘查中", "surveying"),
    negotiating: words("协商中", "negotiating"),
    decided: words("已定案", "decided"),
    "in-fulfilment": words("履行中", "being carried out"),
    resolved: words("已解决", "resolved"),
    declined: words("不予受理", "declined"),
    withdrawn: words("已撤回", "withdrawn"),
  },
  associationStatus: { proposed: words("筹建中", "proposed"), founded: words("已成立", "founded") },
  stage: {
    intake: words("登记受理", "intake"),
    mediation: words("调解", "mediation"),
    outcome: words("定案", "outcome"),
    fulfilment: words("履行", "fulfilment"),
    closed: words("结束", "closed"),
  },
  category: {
    "ev-charging": words("电动车充电", "e-bike charging"),
    parking: words("停车", "parking"),
    space: words("活动场所", "space"),
    noise: words("噪声", "noise"),
    leak: words("漏水", "leak"),
    pets: words("宠物", "pets"),
    fees: words("费用", "fees"),
    garbage: words("垃圾", "garbage"),
    "fire-passage": words("消防通道", "fire passage"),
  },
  source: {
    resident: words("居民反映", "a resident"),
    "building-leader": words("楼长反映", "a building leader"),
    proactive: words("主动排查", "found by going round"),
    desk: words("服务台登记", "the desk"),
  },
  demandOutcome: {
    met: words("满足", "met"),
    partly: words("部分满足", "partly met"),
    declined: words("不能满足", "declined"),
  },
  body: {
    "mutual-aid": words("街坊互助会", "mutual aid association"),
    "peoples-committee": words("人民调解委员会", "people's mediation committee"),
    industry: words("行业性调解组织", "mediation body of an industry"),
  },
  surveyCapacity: {
    mediator: words("调解员", "mediator"),
    property: words("物业", "property"),
    disputant: words("当事人", "disputant"),
    neighbour: words("邻居", "neighbour"),
    expert: words("专业人员", "expert"),
  },
  decisionKind: { siting: words("选址", "siting"), other: words("其他", "other") },
  basisKind: {
    "owners-vote": words("业主表决", "vote of the owners"),
    "outside-common-area": words("不占共有部分", "not on a common area"),
  },
  perimeter: { inside: words("小区内", "inside the estate"), outside: words("小区外", "outside the estate") },
  escalationCause: {
    lead: words("牵头人提出", "by its lead"),
    overdue: words("逾期未结", "overdue"),
    recurrence: words("反复出现", "it recurs"),
  },
  inquiryOver: {
    settled: words("已解决", "settled"),
    contested: words("仍有异议", "contested"),
    "none-received": words("逾期未答复", "no answer received"),
  },
  confirmation: {
    expressed: words("当事人确认", "confirmed by the disputants"),
    "none-received": words("逾期未答复", "no answer received"),
  },
  releaseCause: {
    "role-ended": words("角色或名册资格已结束", "the role, or the place on the roster, ended"),
    "conflict-of-interest": words("存在利益关系", "an interest in the case"),
    refused: words("当事人不同意由其调解", "a disputant refused them"),
  },
  memberCapacity: {
    "building-leader": words("楼长", "building leader"),
    "active-neighbour": words("热心街坊", "active neighbour"),
    neighbour: words("街坊", "neighbour"),
  },
  verbs: {
    contactDisputants: words("联系当事人", "contact the disputants"),
    acceptCase: words("受理", "accept"),
    declineCase: words("不予受理", "decline"),
    assignLead: words("指定牵头人", "assign a lead"),
    refuseMediator: words("更换调解员", "refuse the mediator"),
    nameRepresentative: words("登记机构代表", "record who represents an organisation"),
    consultPerson: words("请人协助", "consult somebody"),
    surveySite: words("联合勘查", "survey the site"),
    negotiateWithSupplier: words("与供应方协商", "negotiate with a supplier"),
    raiseDemand: words("提出诉求", "raise a demand"),
    answerDemand: words("答复诉求", "answer a demand"),
    decideCase: words("定案", "decide"),
    recordBasis: words("记录决定依据", "record the basis"),
    startFulfilment: words("开始履行", "start the fulfilment"),
    reportFulfilment: words("报告履行完毕", "report the fulfilment"),
    confirmOutcome: words("确认解决", "confirm the outcome"),
    withdrawCase: words("撤回", "withdraw"),
    extendMediation: words("延长期限", "extend the time"),
    escalateCase: words("提请联席会议", "escalate to the joint meeting"),
    answerInquiry: words("答复是否解决", "answer whether it is settled"),
    approveAssociation: words("代表本方同意成立", "say yes for one's side"),
    enrolMember: words("登记街坊", "put a neighbour on the roster"),
    appointPresident: words("任命会长", "appoint the president"),
  },
};
