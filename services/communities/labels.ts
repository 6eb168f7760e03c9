import type * as z from "zod";
import type { ConsentBasis, ProvisioningStep, VerificationMethod } from "#shared/contracts/communities.ts";
import { type Labels, words } from "#shared/domain/words.ts";
import type { Application } from "./domain/application.ts";
import type { AssistedSession, IdentityPaper } from "./domain/assisted-session.ts";
import type { Consent } from "./domain/consent.ts";
import type { Person } from "./domain/person.ts";
import type { RightsStatus } from "./domain/rights.ts";
import type { RosterImport } from "./domain/roster-import.ts";
import type { PolicyRow } from "./domain/settings.ts";

type May = z.infer<typeof PolicyRow>["communityMay"];

type CommunitiesLabels = {
  readonly applicationStatus: Labels<Application["status"]>;
  readonly provisioningStep: Labels<z.infer<typeof ProvisioningStep>>;
  readonly stepResult: Labels<"done" | "failed">;
  readonly personStatus: Labels<Person["status"]>;
  readonly verificationMethod: Labels<z.infer<typeof VerificationMethod>>;
  readonly consentStatus: Labels<Consent["status"]>;
  readonly consentBasis: Labels<z.infer<typeof ConsentBasis>>;
  readonly identityCheck: Labels<AssistedSession["identityCheck"]>;
  readonly identityPaper: Labels<z.infer<typeof IdentityPaper>>;
  readonly rightsStatus: Labels<RightsStatus>;
  readonly rosterImportStatus: Labels<RosterImport["status"]>;
  readonly communityMay: Labels<Extract<May, string>>;
  readonly verbs: Labels;
};

/** What the choices of communities are called, and what its verbs do. */
// biome-ignore format: a table is read by its rows
export const labels: CommunitiesLabels = {
  applicationStatus: {
    applied: words("已申请", "applied"),
    screening: words("审核中", "being screened"),
    rejected: words("未通过", "rejected"),
    approved: words("已批准", "approved"),
    provisioning: words("开通中", "being set up"),
    active: words("已开通", "active"),
  },
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
  communityMay: { no: words("社区不可调整", "fixed") },
  verbs: {
    screen: words("审核", "screen"),
    approve: words("批准", "approve"),
    reject: words("不予通过", "reject"),
    record: words("继续开通", "go on with the set-up"),
    resume: words("恢复", "resume"),
    configure: words("修改设置", "change the settings"),
    activate: words("启用", "activate"),
    suspend: words("暂停", "suspend"),
    requestOffboarding: words("申请退出", "ask to leave"),
    offboard: words("办理退出", "offboard"),
    archive: words("归档", "archive"),
    erase: words("删除", "erase"),
    withdraw: words("撤回同意", "withdraw the consent"),
    verify: words("核实身份", "verify"),
    correct: words("更正资料", "correct"),
    issueClaimCode: words("发放认领码", "issue a code to claim"),
    claim: words("认领账号", "claim"),
    grantRole: words("授予身份", "grant a role"),
    revokeRole: words("收回身份", "revoke a role"),
    moveOut: words("登记搬离", "move out"),
    moveIn: words("登记迁回", "move in again"),
    anonymise: words("匿名处理", "anonymise"),
    commit: words("确认导入", "commit the import"),
  },
};
