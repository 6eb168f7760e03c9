import { describe, expect, it } from "vitest";
import { nextStep, type Step } from "#services/messages/domain/next-step.ts";
import type { Channel, DeliveryState } from "#shared/contracts/messages.ts";
import type { Message } from "#shared/messages/message.ts";

const timeZone = "Asia/Shanghai";
const day = "2026-03-02";
/** A time of the day in Shanghai, eight hours before Greenwich. */
const at = (time: string, on = day): string => new Date(`${on}T${time}:00+08:00`).toISOString();

type Known = { readonly state: DeliveryState; readonly at: string };

type Row = {
  readonly now: string;
  readonly is?: Partial<Message>;
  readonly came?: Partial<Record<Channel, Known>>;
  readonly by?: readonly Channel[];
  readonly besideCall?: boolean;
  readonly step: Step;
};

const message: Message = {
  messageId: `msg_${"a".repeat(20)}`,
  personId: "per_qin",
  moment: "mediation.caseFiled",
  kind: "notice",
  thing: { kind: "case", id: "cas_1" },
  params: {},
  at: at("10:00"),
  deliveries: {},
};

const send = (channel: Channel): Step => ({ does: "send", channel });
const rest = (time: string, on?: string): Step => ({ does: "rest", until: at(time, on) });
const nothing: Step = { does: "nothing" };
const next = "2026-03-03";
const sent = (time: string): Known => ({ state: "sent", at: at(time) });

/** By hand, from the matrix of moments and the rules of the channels. */
const rows: Readonly<Record<string, Row>> = {
  "by day the first channel takes it": { now: at("10:00"), step: send("text") },
  "whom the desk is to call first waits for the call": {
    now: at("10:05"),
    by: ["call", "text"],
    came: { call: { state: "due", at: at("10:00") } },
    step: nothing,
  },
  "what is answered by a link goes beside the call": {
    now: at("10:05"),
    by: ["call", "text"],
    came: { call: { state: "due", at: at("10:00") } },
    besideCall: true,
    step: send("text"),
  },
  "what is answered by a link goes to the list first": {
    now: at("10:00"),
    by: ["call", "text"],
    besideCall: true,
    step: send("call"),
  },
  "at 20:59 it still goes": { now: at("20:59"), step: send("text") },
  "from 21:00 it rests until 08:00": { now: at("21:00"), step: rest("08:00", next) },
  "at 22:00 it rests until 08:00": { now: at("22:00"), step: rest("08:00", next) },
  "at 07:59 it rests for a minute": { now: at("07:59"), step: rest("08:00") },
  "at 08:00 it goes": { now: at("08:00"), step: send("text") },
  "what is urgent goes at 03:00": { now: at("03:00"), is: { urgent: true }, step: send("text") },
  "what is over at 07:30 does not go at night": { now: at("22:00"), is: { dueAt: at("07:30", next) }, step: nothing },
  "what is over at 08:00 does not either": { now: at("22:00"), is: { dueAt: at("08:00", next) }, step: nothing },
  "what is over at 08:01 goes at 08:00": {
    now: at("22:00"),
    is: { dueAt: at("08:01", next) },
    step: rest("08:00", next),
  },
  "what was read goes nowhere": { now: at("10:00"), is: { readAt: at("09:00") }, step: nothing },
  "what holds no longer goes nowhere": { now: at("10:00"), is: { overtakenAt: at("09:00") }, step: nothing },
  "nobody can be reached": { now: at("10:00"), by: [], step: nothing },
  "sent, it is waited for an hour": { now: at("10:59"), came: { text: sent("10:00") }, step: rest("11:00") },
  "an hour without a word: the next": { now: at("11:00"), came: { text: sent("10:00") }, step: send("email") },
  "urgent, it is waited for 15 minutes": {
    now: at("10:14"),
    is: { urgent: true },
    came: { text: sent("10:00") },
    step: rest("10:15"),
  },
  "urgent, after 15 minutes: the next": {
    now: at("10:15"),
    is: { urgent: true },
    came: { text: sent("10:00") },
    step: send("email"),
  },
  "refused: the next at once": {
    now: at("10:01"),
    came: { text: { state: "failed", at: at("10:01") } },
    step: send("email"),
  },
  "nobody's number: the next at once": {
    now: at("10:01"),
    came: { text: { state: "no-such-address", at: at("10:01") } },
    step: send("email"),
  },
  "delivered and unread, it is waited for a day": {
    now: at("12:00"),
    came: { text: { state: "delivered", at: at("10:00") } },
    step: rest("10:00", next),
  },
  "delivered and dated, half of the time": {
    now: at("11:59"),
    is: { dueAt: at("14:00") },
    came: { text: { state: "delivered", at: at("10:00") } },
    step: rest("12:00"),
  },
  "half of the time is over: the next": {
    now: at("12:00"),
    is: { dueAt: at("14:00") },
    came: { text: { state: "delivered", at: at("10:00") } },
    step: send("email"),
  },
  "a try is looked at again at its time": {
    now: at("10:02"),
    came: { text: { state: "due", at: at("10:05") } },
    step: rest("10:05"),
  },
  "then it is tried again": { now: at("10:05"), came: { text: { state: "due", at: at("10:05") } }, step: send("text") },
  "the desk has it on its list": {
    now: at("10:05"),
    by: ["call"],
    came: { call: { state: "due", at: at("10:00") } },
    step: nothing,
  },
  "the last one failed": {
    now: at("10:05"),
    by: ["text"],
    came: { text: { state: "failed", at: at("10:00") } },
    step: nothing,
  },
  "news goes by one channel alone": {
    now: at("11:00"),
    is: { kind: "news" },
    came: { text: { state: "failed", at: at("10:00") } },
    step: nothing,
  },
};

describe("the next step of a message", () => {
  it.each(Object.entries(rows))(
    "%s",
    (_, { now, is = {}, came = {}, by = ["text", "email", "call"], besideCall = false, step }) => {
      const deliveries = Object.fromEntries(
        Object.entries(came).map(([channel, known]) => [channel, { tries: 1, ...known }]),
      );
      expect(nextStep({ ...message, ...is, deliveries }, by, { at: now, timeZone, policy: {}, besideCall })).toEqual(
        step,
      );
    },
  );
});
