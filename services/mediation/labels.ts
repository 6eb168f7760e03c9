import type * as z from "zod";
import type {
  BasisKind,
  CaseSource,
  Confirmation,
  EscalationCause,
  ReleaseCause,
} from "#shared/contracts/mediation.ts";
import type { PartCause, UrgeStep } from "#shared/contracts/mediation-care.ts";
import type { CourtRuling } from "#shared/contracts/mediation-court.ts";
import type { AgreementForm, OutcomeKind, SaidHow, SignatureKind } from "#shared/contracts/mediation-outcome.ts";
import type { ShippedCategory } from "#shared/domain/dispute-category.ts";
import { type Labels, words } from "#shared/domain/words.ts";
import type { Part } from "./domain/access.ts";
import type { Association } from "./domain/association.ts";
import type { MediatingBody } from "./domain/body-id.ts";
import type { CaseStatus, Stage } from "./domain/case.ts";
import type { Decision, Site } from "./domain/decision.ts";
import type { PublicOutcome } from "./domain/digest.ts";
import type { DemandOutcome, Inquiry, SurveyParticipant } from "./domain/parts.ts";
import type { PulseBy } from "./domain/pulse.ts";
import { type MeetingLabels, meetingLabels } from "./rights-labels.ts";
import { verbs } from "./verb-labels.ts";
import { type WayLabels, wayLabels } from "./way-labels.ts";

type MediationLabels = MeetingLabels &
  WayLabels & {
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
    readonly outcomeKind: Labels<z.infer<typeof OutcomeKind>>;
    readonly agreementForm: Labels<z.infer<typeof AgreementForm>>;
    readonly saidHow: Labels<z.infer<typeof SaidHow>>;
    readonly signatureKind: Labels<z.infer<typeof SignatureKind>>;
    readonly courtRuling: Labels<CourtRuling>;
    readonly releaseCause: Labels<ReleaseCause>;
    readonly urgeStep: Labels<UrgeStep>;
    readonly partCause: Labels<PartCause>;
    readonly publicOutcome: Labels<z.infer<typeof PublicOutcome>>;
    readonly memberCapacity: Labels<Association["roster"][number]["capacity"]>;
    readonly pulseBy: Labels<z.infer<typeof PulseBy>>;
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
    proposed: words("待当事人同意", "proposed"),
    decided: words("已定案", "decided"),
    agreed: words("已达成协议", "agreed"),
    "in-fulfilment": words("履行中", "being carried out"),
    resolved: words("已解决", "resolved"),
    declined: words("不予受理", "declined"),
    withdrawn: words("已撤回", "withdrawn"),
    terminated: words("已终止调解", "ended without an outcome"),
    referred: words("已移送", "handed over to others"),
  },
  associationStatus: {
    proposed: words("筹建中", "proposed"),
    founded: words("已成立", "founded"),
    withdrawn: words("已撤回", "withdrawn"),
  },
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
  outcomeKind: { decision: words("定案", "decision"), agreement: words("调解协议", "agreement") },
  agreementForm: { written: words("书面", "written"), oral: words("口头", "oral") },
  saidHow: {
    "signed-in": words("本人登录", "signed in"),
    code: words("凭消息链接", "by the link of a message"),
    glass: words("在调解员设备上", "on the mediator's device"),
    paper: words("纸面签字", "on paper"),
  },
  signatureKind: {
    mediator: words("调解员签名", "the mediator's signature"),
    seal: words("调解委员会盖章", "the seal of the committee"),
  },
  courtRuling: { granted: words("确认有效", "granted"), rejected: words("不予确认", "rejected") },
  releaseCause: {
    "role-ended": words("角色或名册资格已结束", "the role, or the place on the roster, ended"),
    "conflict-of-interest": words("存在利益关系", "an interest in the case"),
    refused: words("当事人不同意由其调解", "a disputant refused them"),
  },
  urgeStep: {
    lead: words("牵头人", "the lead"),
    president: words("会长", "the president"),
    worker: words("居委会工作人员", "the worker of the residents' committee"),
  },
  partCause: {
    "taken-apart": words("经查不是同一件", "they are not the same"),
    "original-ended": words("原并入的案件已结束", "the other has ended"),
  },
  publicOutcome: {
    resolved: words("已解决", "resolved"),
    declined: words("不予受理", "declined"),
    withdrawn: words("已撤回", "withdrawn"),
    terminated: words("已终止调解", "ended without an outcome"),
    referred: words("已移送", "handed over to others"),
  },
  memberCapacity: {
    "building-leader": words("楼长", "building leader"),
    "active-neighbour": words("热心街坊", "active neighbour"),
    neighbour: words("街坊", "neighbour"),
  },
  ...meetingLabels,
  ...wayLabels,
  pulseBy: { month: words("按月", "by month"), "building-group": words("按楼栋组团", "by group of buildings") },
  verbs,
};
