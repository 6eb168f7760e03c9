import { describe, expect, it } from "vitest";
import { againAfter, isLastTry, move, postpone, tryOnce } from "#services/messages/domain/delivery.ts";
import { gather } from "#services/messages/domain/gather.ts";
import { DeliveryState } from "#shared/contracts/messages.ts";
import { plusMinutes } from "#shared/domain/dates.ts";
import type { Delivery, Message } from "#shared/messages/message.ts";

const now = "2026-03-02T02:00:00.000Z";
const later = (minutes: number): string => plusMinutes(now, minutes);

const messageOf = (letter: string, text?: Partial<Delivery>, rest: Partial<Message> = {}): Message => ({
  messageId: `msg_${letter.repeat(20)}`,
  personId: "per_qin",
  moment: "mediation.caseFiled",
  kind: "notice",
  thing: { kind: "case", id: "cas_1" },
  params: {},
  at: now,
  deliveries: text ? { text: { state: "due", tries: 1, at: now, ...text } } : {},
  ...rest,
});

describe("how far a message came", () => {
  /** What each state may become by a later word; everything else is no news. */
  const forward: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
    due: ["sent", "failed", "delivered", "opened", "no-such-address", "given-up", "spoken", "handed-over"],
    sent: ["failed", "delivered", "opened", "no-such-address", "given-up", "spoken", "handed-over"],
    failed: ["delivered", "opened", "no-such-address", "given-up", "spoken", "handed-over"],
    delivered: ["opened", "spoken", "handed-over"],
    "no-such-address": ["opened", "spoken", "handed-over"],
    "given-up": ["opened", "spoken", "handed-over"],
    opened: ["spoken", "handed-over"],
    spoken: ["handed-over"],
    "handed-over": [],
  };

  it.each(DeliveryState.options)("from %s never goes back", (state) => {
    const may = DeliveryState.options.filter((next) =>
      move(messageOf("a", { state }), { channel: "text", state: next, at: now }),
    );
    expect(may.toSorted()).toEqual(forward[state].toSorted());
  });
});

describe("a try", () => {
  it("is counted before it is made, and refused to whoever comes second", () => {
    const trying = { channel: "text", tries: 0, until: later(1), gathered: [] } as const;
    const { state } = tryOnce(messageOf("a"), trying);
    expect(state.deliveries.text).toEqual({ state: "due", tries: 1, at: later(1) });
    expect(() => tryOnce(state, trying)).toThrow("version-conflict");
    expect(() => tryOnce(messageOf("a", { state: "sent", tries: 0 }), trying)).toThrow("version-conflict");
  });

  it("comes again after 1, 4, 16 and 64 minutes, and is the last after five, or three where there is danger", () => {
    expect([1, 2, 3, 4, 5].map((tries) => againAfter(tries, now))).toEqual([1, 4, 16, 64, 64].map(later));
    const last = (message: Message) => [1, 2, 3, 4, 5].find((tries) => isLastTry(message, tries, later(1)));
    expect([last(messageOf("a")), last(messageOf("a", {}, { urgent: true }))]).toEqual([5, 3]);
  });

  it("is the last where the next would use up half of the time that is left", () => {
    const dated = messageOf("a", {}, { dueAt: later(20) });
    expect([isLastTry(dated, 2, later(10)), isLastTry(dated, 2, later(11))]).toEqual([false, true]);
  });

  it("is put off for as long as was asked, never forward", () => {
    expect(postpone(messageOf("a", {}), "text", later(9))?.state.deliveries.text).toMatchObject({
      at: later(9),
      tries: 1,
    });
    expect(postpone(messageOf("a", { at: later(10) }), "text", later(9))).toBeUndefined();
    expect(postpone(messageOf("a", { state: "sent" }), "text", later(9))).toBeUndefined();
  });
});

describe("a message beside others about the same thing", () => {
  const beside = {
    channel: "text",
    at: now,
    policy: {},
    waits: ({ deliveries }: Message) => !deliveries.text,
  } as const;
  const [first, second] = [messageOf("a"), messageOf("b")];

  it("goes at once where it is the first, and takes those along that wait", () => {
    expect(gather(first, [], beside)).toEqual({ does: "send", others: [] });
    expect(gather(first, [second], beside)).toEqual({ does: "send", others: [second] });
    expect(gather(second, [first], beside)).toEqual({ does: "rest", until: later(1) });
  });

  it("waits for the end of the hour after one that went out, unless it is urgent or over by then", () => {
    const other = messageOf("a", { state: "sent", at: later(-10) });
    expect(gather(second, [other], beside)).toEqual({ does: "rest", until: later(50) });
    expect(gather({ ...second, urgent: true }, [other], beside)).toEqual({ does: "send", others: [] });
    expect(gather({ ...second, dueAt: later(50) }, [other], beside)).toEqual({ does: "send", others: [] });
    expect(gather(second, [messageOf("a", { state: "sent", at: later(-60) })], beside)).toMatchObject({ does: "send" });
    expect(gather(second, [messageOf("a", { state: "failed", at: later(-1) })], beside)).toMatchObject({
      does: "send",
    });
  });

  it("becomes what the one became that took it along, and waits while that is being tried", () => {
    const gathered = [second.messageId];
    const carrier = messageOf("a", { gathered, at: later(4) });
    expect(gather(second, [carrier], beside)).toEqual({ does: "rest", until: later(4) });
    const gone = messageOf("a", { state: "sent", gathered });
    expect(gather(second, [gone], beside)).toEqual({ does: "follow", delivery: gone.deliveries.text });
    expect(gather(second, [{ ...carrier, readAt: now }], beside)).toMatchObject({ does: "send" });
  });
});
