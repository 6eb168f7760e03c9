import type * as z from "zod";
import type { ConsentBasis, ProvisioningStep, VerificationMethod } from "#shared/contracts/communities.ts";
import { type Recipient, recipientWords } from "#shared/domain/consent-texts.ts";
import { type Labels, words } from "#shared/domain/words.ts";
import type { Application } from "./domain/application.ts";
import type { AssistedSession, IdentityPaper } from "./domain/assisted-session.ts";
import type { BreakGlass } from "./domain/break-glass.ts";
import type { Consent } from "./domain/consent.ts";
import type { ErasureStatus } from "./domain/erasure.ts";
import type { LabelOwner } from "./domain/every-label.ts";
import type { Person } from "./domain/person.ts";
import type { Registration } from "./domain/registration.ts";
import type { RosterImport } from "./domain/roster-import.ts";
import type { PolicyRow } from "./domain/settings.ts";
import { readinessLabels } from "./readiness-labels.ts";

type May = z.infer<typeof PolicyRow>["communityMay"];

type CommunitiesLabels = typeof readinessLabels & {
  readonly erasureRole: Labels<"person" | "requester">;
  readonly applicationStatus: Labels<Application["status"]>;
  readonly provisioningStep: Labels<z.infer<typeof ProvisioningStep>>;
  readonly stepResult: Labels<"done" | "failed">;
  readonly personStatus: Labels<Person["status"]>;
  readonly verificationMethod: Labels<z.infer<typeof VerificationMethod>>;
  readonly registrationStatus: Labels<Registration["status"]>;
  readonly consentStatus: Labels<Consent["status"]>;
  readonly consentBasis: Labels<z.infer<typeof ConsentBasis>>;
  readonly consentRecipient: Labels<Recipient>;
  readonly identityCheck: Labels<AssistedSession["identityCheck"]>;
  readonly identityPaper: Labels<z.infer<typeof IdentityPaper>>;
  readonly rightsStatus: Labels<ErasureStatus>;
  readonly rosterImportStatus: Labels<RosterImport["status"]>;
  readonly openedThing: Labels<BreakGlass["thing"]>;
  readonly glassVerdict: Labels<NonNullable<BreakGlass["answer"]>["verdict"]>;
  readonly communityMay: Labels<Extract<May, string>>;
  readonly labelOwner: Labels<LabelOwner>;
  readonly verbs: Labels;
};

/** What the choices of communities are called, and what its verbs do. */
// biome-ignore format: a table is read by its rows
export const labels: CommunitiesLabels = {
  erasureRole: { person: words("本人", "whom it removes"), requester: words("提出人", "who asked for it") },
  applicationStatus: {
    applied: words("已申请", "applied"),
    screening: words("审核中", "being screened"),
    rejected: words("未通过", "rejected"),
    approved: words("已批准", "approved"),
    provisioning: words("开通中", "being set up"),
    active: words("已开通", "active"),
  },
  ...readinessLabels,
  provisioningStep: {
    community: words("建立社区", "the community"),
    calendar: words("载入工作日历", "its calendar"),
    administrator: words("设立管理员", "its administrator"),
    activation: words("启用", "activation"),
  },
  stepResult: { done: words("已完成", "done"), failed: words("未成功", "failed") },
  personStatus: {
    unverified: words("身份未核实", "not verified"),
    verified: words("身份已核实", "verified"),
    "moved-out": words("已搬离", "moved out"),
    anonymised: words("已匿名", "anonymised"),
  },
  verificationMethod: {
    "property-record": words("物业登记", "record of the property company"),
    "id-shown": words("出示证件", "identity card shown"),
    "known-in-person": words("当面认识", "known in person"),
  },
  registrationStatus: {
    registered: words("待服务台确认", "waits for the desk"),
    released: words("已确认", "taken in"),
    declined: words("未确认", "not taken in"),
    lapsed: words("已过期", "lapsed"),
  },
  consentStatus: {
    given: words("已同意", "given"),
    refused: words("不同意", "refused"),
    withdrawn: words("已撤回", "withdrawn"),
  },
  consentBasis: {
    self: words("本人表示", "by oneself"),
    guardian: words("监护人表示", "by a guardian"),
    "desk-signed": words("在服务台签字", "signed at the desk"),
  },
  consentRecipient: recipientWords,
  identityCheck: {
    "known-in-person": words("当面认识", "known in person"),
    "id-shown": words("出示证件", "a paper was shown"),
    "vouched-for": words("有人担保", "somebody vouches"),
    "called-back": words("回拨电话核实", "called back"),
  },
  identityPaper: {
    "identity-card": words("居民身份证", "identity card"),
    "household-register": words("户口簿", "household register"),
    "social-security-card": words("社会保障卡", "social security card"),
    "residence-permit": words("居住证", "residence permit"),
    passport: words("护照", "passport"),
    "travel-permit": words("往来内地通行证", "travel permit"),
    "senior-card": words("老年人优待证", "senior citizen card"),
    "disability-card": words("残疾人证", "disability card"),
  },
  rightsStatus: {
    requested: words("待确认", "to be released"),
    lapsed: words("逾期未确认，已失效", "lapsed, as nobody released it"),
    announced: words("可撤回", "can be taken back"),
    "taken-back": words("已撤回", "taken back"),
    "in-progress": words("办理中", "in progress"),
    ready: words("已办好", "ready"),
  },
  rosterImportStatus: {
    refused: words("有误，未导入", "refused"),
    checked: words("已检查，待确认", "checked"),
    committed: words("导入中", "being imported"),
    imported: words("已导入", "imported"),
  },
  openedThing: { case: words("案件", "a case"), seeker: words("求职者", "a seeker") },
  glassVerdict: { justified: words("情况属实", "it was right"), objected: words("有异议", "objected to") },
  labelOwner: {
    shared: words("通用", "shared"),
    communities: words("社区", "community"),
    courses: words("社区大学", "courses"),
    mediation: words("纠纷调解", "mediation"),
    employment: words("就业", "work"),
    meetings: words("联席会议", "joint meeting"),
  },
  communityMay: { no: words("社区不可调整", "fixed") },
  verbs: {
    screenApplication: words("审核", "screen"),
    approveApplication: words("批准", "approve"),
    rejectApplication: words("不予通过", "reject"),
    resumeProvisioning: words("恢复", "resume"),
    resumeCommunity: words("恢复", "resume"),
    setBuilding: words("修改设置", "change the settings"),
    setCalendarYear: words("修改设置", "change the settings"),
    recordOrganisation: words("登记单位", "record an organisation"),
    setCategory: words("设置纠纷类别", "set a category of disputes"),
    setPolicyRow: words("修改设置", "change the settings"),
    suspendCommunity: words("暂停", "suspend"),
    requestOffboarding: words("申请退出", "ask to leave"),
    offboardCommunity: words("办理退出", "offboard"),
    archiveCommunity: words("归档", "archive"),
    withdrawConsent: words("撤回同意", "withdraw the consent"),
    verifyPerson: words("核实身份", "verify"),
    correctPerson: words("更正资料", "correct"),
    issueClaimCode: words("发放认领码", "issue a code to claim"),
    setPartyMembership: words("告知党员身份", "say to be a member of the Party"),
    chooseAssist: words("选择是否由服务台协助", "choose to be served at the desk or not"),
    grantRole: words("授予身份", "grant a role"),
    releaseRegistration: words("确认入住登记", "take in"),
    declineRegistration: words("不予确认", "not take in"),
    moveOutPerson: words("登记搬离", "move out"),
    moveInPerson: words("登记迁回", "move in again"),
    anonymisePerson: words("匿名处理", "anonymise"),
    commitRosterImport: words("确认导入", "commit the import"),
    releaseDataExport: words("确认导出", "release the export"),
    releaseErasure: words("确认删除", "release the removal"),
    takeBackErasure: words("撤回删除", "take the removal back"),
    revokeRole: words("收回身份", "end a role"),
    addMember: words("增加住户成员", "add a member"),
    removeMember: words("移出住户成员", "remove a member"),
    addDependant: words("登记被监护人", "register a dependant"),
    removeDependant: words("删除被监护人", "remove a dependant"),
    endAssistedSession: words("结束协助办理", "end the session"),
  },
};
