import { words } from "../domain/words.ts";
import type { ServiceWords } from "./service-words.ts";

/** The sentences for one wrong field or parameter that any service may say. */
// biome-ignore format: a table is read by its rows
export const fieldSentences = {
  required: words("必须填写", "This is required"),
  "unknown-field": words("没有这一项", "There is no such field"),
  "unknown-parameter": words("没有这个参数", "There is no such parameter"),
  "wrong-type": words("类型不对[：应为{kind:valueKind}]", "This is of the wrong type[: it should be {kind:valueKind}]"),
  "wrong-format": words("格式不对[：应写成{format:format}]", "This has the wrong format[: write {format:format}]"),
  "wrong-encoding": words("文字编码读不出来，请另存为 UTF-8 的 CSV 或 .xlsx", "This text cannot be read: save it as CSV in UTF-8, or as .xlsx"),
  "old-workbook": words("这是旧版 .xls 文件，请另存为 .xlsx 或 CSV", "This is an old .xls workbook; save it as .xlsx or CSV"),
  "several-sheets": words("有多张工作表，请只保留一张", "There are several sheets; keep one"),
  "file-locked": words("文件有密码保护，请去掉密码", "The file is locked by a password; remove it"),
  "not-one-of": words("不在可选范围内", "This is not one of the choices"),
  "too-small": words("太小或太少[：至少 {least}]", "This is too small or too few[: {least} at least]"),
  "holds-name": words("含有当事人的姓名", "This holds somebody's name"),
  "holds-phone": words("含有电话号码", "This holds a phone number"),
  "holds-identity-number": words("含有证件号码", "This holds an identity number"),
  "holds-plate": words("含有车牌号", "This holds a number plate"),
  "holds-room": words("含有房号", "This holds somebody's flat"),
  "holds-e-mail": words("含有电子邮箱", "This holds an e-mail address"),
  "holds-chat-id": words("含有聊天账号", "This holds somebody's chat account"),
  "key-of-another": words("这把密钥已属于另一个人", "This key belongs to somebody else already"),
  "too-big": words("太大或太多[：最多 {most}]", "This is too big or too many[: {most} at most]"),
  "not-allowed": words("不能这样填写", "This is not allowed here"),
  "broken-text": words("文字含有无效字符", "The text holds broken characters"),
  "too-deep": words("层级过深", "This is nested too deeply"),
  "unknown-building": words("本社区没有这栋楼", "There is no such building here"),
  "unknown-employer": words("没有这家用人单位", "There is no such employer"),
  "unknown-category": words("社区没有此纠纷类别", "The community has no such category of disputes"),
  "unknown-person": words("本社区没有这个人", "Nobody here has this id"),
  "account-needed": words("代表居民一方的人须自己登录，请先领取认领码", "Who speaks for the residents signs in themselves; give them a claim code first"),
  "verification-needed": words("代表居民一方的人须经物业以外的人核实身份", "Who speaks for the residents is verified by somebody not of the property company"),
  "claim-by-other-side": words("此人的账号凭物业服务台打印的认领码开通，请居委会当面核实其身份后再办", "Their account was opened by a code of the property company's desk: let the residents' committee see who they are and verify them anew"),
  "likely-same": words("与物业工作人员登记的电话相同，可能是同一个人；确为两人的，请物业以外的人办理并注明", "Somebody of the property company has the same number: is it one person? Who knows that they are two, and is not of the company, says so"),
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
  "not-https": words("地址须以 https 开头", "The address must be https"),
  "private-address": words("该地址不在公共网络上", "The address is not on the public Internet"),
  "outside-region": words("该地址不在运营方认可的本地区域内", "The operator has not allowed gateways there: it is not known to be in this region"),
  "unknown-host": words("找不到该主机", "There is no such host"),
  "not-a-phone": words("不是有效的电话号码", "This is no phone number"),
  "not-of-household": words("不是本户成员", "Not somebody of this household"),
  "unknown-text": words("没有这个版本的同意文本", "There is no such version of this text"),
  "text-replaced": words("这个版本已被替换太久，请按现行文本重新征得同意", "This version was replaced too long ago: ask by the text that stands now"),
} satisfies ServiceWords["fields"];

declare module "../domain/refusal.ts" {
  interface FieldCodes {
    readonly shared: keyof typeof fieldSentences;
  }
}
