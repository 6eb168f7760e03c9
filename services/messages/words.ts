import { words } from "#shared/domain/words.ts";
import { code, type ServiceWords } from "#shared/http/service-words.ts";
import { labels } from "./labels.ts";

// biome-ignore format: a table is read by its rows
const problems = {
  "signature-invalid": code(401, ["签名无效", "The signature is not valid"], ["请用网关的密钥按 Standard Webhooks 签名，时间戳须在 5 分钟以内。", "Sign by the Standard Webhooks with the gateway's secret; the timestamp may be five minutes old at most."]),
  "secret-shown": code(409, ["密钥只显示一次", "The secret is shown once"], ["密钥已显示过。如未记下，请更换密钥。", "It was shown before. Rotate for another if nobody wrote it down."]),
  "too-many-webhooks": code(409, ["合作方系统太多", "Too many webhooks"], ["一个社区最多登记 10 个，请先移除不再使用的。", "A community has ten at most. Remove one that is used no more."]),
  "fact-not-for-partners": code(422, ["此类事件不对合作方开放", "Not for partners"], ["涉及个人、纠纷、同意、求职或代办的事件不会发给合作方。", "What is of a person, a dispute, a consent, a seeker or the desk's help goes to no partner."]),
} satisfies ServiceWords["problems"];

// biome-ignore format: a table is read by its rows
const fields = {
  "unknown-message": words("该网关没有收到过这条消息", "No such message went to this gateway"),
  "always-told": words("法定告知和待办事项不能关闭", "Legal notices and what waits for your answer are always told"),
  "unknown-fact": words("没有这类事件", "There is no such fact"),
} satisfies ServiceWords["fields"];

declare module "#shared/domain/refusal.ts" {
  interface RefusalCodes {
    readonly messages: keyof typeof problems;
  }
  interface FieldCodes {
    readonly messages: keyof typeof fields;
  }
}

/** What messages says to people: the sentences of its fields, and what its choices are called. */
export const messagesWords: ServiceWords = { problems, fields, labels };
