import type * as z from "zod";
import type { Channel, DeliveryState } from "#shared/contracts/messages.ts";
import { type Labels, words } from "#shared/domain/words.ts";
import type { MessageKind } from "#shared/messages/message.ts";
import type { Sending } from "#shared/outside/outside.ts";
import type { CallOutcome } from "./domain/call.ts";
import type { LinkView } from "./domain/link-view.ts";
import type { OffCause } from "./domain/webhook.ts";

type MessagesLabels = {
  readonly messageKind: Labels<MessageKind>;
  readonly channel: Labels<Channel>;
  readonly deliveryState: Labels<DeliveryState>;
  readonly sending: Labels<Sending["became"]>;
  readonly callOutcome: Labels<z.infer<typeof CallOutcome>>;
  readonly offCause: Labels<OffCause>;
  readonly linkStatus: Labels<LinkView["status"]>;
  readonly linkAsks: Labels<NonNullable<LinkView["choices"][number]["asks"]>>;
};

/** What the choices of messages are called. */
// biome-ignore format: a table is read by its rows
export const labels: MessagesLabels = {
  messageKind: {
    notice: words("法定告知", "legal notice"),
    task: words("待办", "waits for an answer"),
    news: words("消息", "news"),
  },
  channel: { text: words("短信或微信", "text message"), email: words("电子邮件", "e-mail"), call: words("服务台电话", "call by the desk") },
  deliveryState: {
    due: words("待送达", "to be delivered"),
    sent: words("已发出", "sent"),
    delivered: words("已送达", "delivered"),
    opened: words("已打开", "opened"),
    "no-such-address": words("号码或地址有误", "wrong number or address"),
    failed: words("发送失败", "failed"),
    "given-up": words("未能联系上", "could not be reached"),
    spoken: words("已电话告知", "told by phone"),
    "handed-over": words("已当面交付", "handed over"),
  },
  sending: {
    sent: words("已发出", "sent"),
    "no-such-address": words("地址不存在", "no such address"),
    failed: words("发送失败", "failed"),
    busy: words("对方繁忙", "busy"),
  },
  callOutcome: {
    reached: words("已接通", "reached"),
    "not-reached": words("未接通", "not reached"),
    "wrong-number": words("号码有误", "wrong number"),
  },
  offCause: {
    asked: words("已由社区停用", "switched off by the community"),
    gone: words("对方表示已停止接收", "the other side said that it is gone"),
    failing: words("多日无法送达", "nothing reached it for days"),
  },
  linkStatus: {
    open: words("待答复", "open"),
    over: words("已结束", "over"),
    lapsed: words("已过期", "lapsed"),
  },
  linkAsks: { reason: words("原因", "the reason") },
};
