import { words } from "../domain/words.ts";
import type { ServiceWords } from "./service-words.ts";

/** The sentences for one wrong field or parameter that any service may say. */
// biome-ignore format: a table is read by its rows
export const fieldSentences = {
  required: words("必须填写", "This is required"),
  "unknown-field": words("没有这一项", "There is no such field"),
  "unknown-parameter": words("没有这个参数", "There is no such parameter"),
  "wrong-type": words("类型不对", "This is of the wrong type"),
  "wrong-format": words("格式不对", "This has the wrong format"),
  "wrong-encoding": words("文字编码读不出来，请另存为 UTF-8 的 CSV 或 .xlsx", "This text cannot be read: save it as CSV in UTF-8, or as .xlsx"),
  "old-workbook": words("这是旧版 .xls 文件，请另存为 .xlsx 或 CSV", "This is an old .xls workbook; save it as .xlsx or CSV"),
  "several-sheets": words("有多张工作表，请只保留一张", "There are several sheets; keep one"),
  "file-locked": words("文件有密码保护，请去掉密码", "The file is locked by a password; remove it"),
  "not-one-of": words("不在可选范围内", "This is not one of the choices"),
  "too-small": words("太小或太少", "This is too small or too few"),
  "holds-name": words("含有当事人的姓名", "This holds somebody's name"),
  "holds-phone": words("含有电话号码", "This holds a phone number"),
  "holds-identity-number": words("含有证件号码", "This holds an identity number"),
  "holds-plate": words("含有车牌号", "This holds a number plate"),
  "holds-room": words("含有房号", "This holds somebody's flat"),
  "holds-e-mail": words("含有电子邮箱", "This holds an e-mail address"),
  "holds-chat-id": words("含有聊天账号", "This holds somebody's chat account"),
  "key-of-another": words("这把密钥已属于另一个人", "This key belongs to somebody else already"),
  "too-big": words("太大或太多", "This is too big or too many"),
  "not-allowed": words("不能这样填写", "This is not allowed here"),
  "broken-text": words("文字含有无效字符", "The text holds broken characters"),
  "too-deep": words("层级过深", "This is nested too deeply"),
  "unknown-building": words("本社区没有这栋楼", "There is no such building here"),
  "unknown-person": words("本社区没有这个人", "Nobody here has this id"),
  "account-needed": words("代表居民一方的人须自己登录，请先领取认领码", "Who speaks for the residents signs in themselves; give them a claim code first"),
  "verification-needed": words("代表居民一方的人须经物业以外的人核实身份", "Who speaks for the residents is verified by somebody not of the property company"),
  "claim-by-other-side": words("此人的账号凭物业服务台打印的认领码开通，请居委会当面核实其身份后再办", "Their account was opened by a code of the property company's desk: let the residents' committee see who they are and verify them anew"),
  "in-the-future": words("晚于记录时间", "This lies after the moment of recording"),
  "two-sides-needed": words("须来自至少两方", "At least two sides are needed"),
  "not-left-to-communities": words("社区不能这样调整", "Communities may not set it so"),
  "not-in-the-future": words("须在此刻之后", "This must lie in the future"),
  "ends-before-it-begins": words("结束早于开始", "This ends before it begins"),
  "in-the-past": words("已经过去", "This lies in the past"),
  "there-already": words("已经有了", "This is there already"),
  "registered-already": words("已经登记过了", "This person is registered already"),
  "moved-out": words("此人已登记搬离，如已迁回请办理迁回", "This person has moved out: record that they moved in again"),
  twice: words("重复填写", "This is named twice"),
  "not-a-phone": words("不是有效的电话号码", "This is no phone number"),
  "not-of-household": words("不是本户成员", "Not somebody of this household"),
} satisfies ServiceWords["fields"];

declare module "../domain/refusal.ts" {
  interface FieldCodes {
    readonly shared: keyof typeof fieldSentences;
  }
}
