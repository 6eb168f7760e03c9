import { describe, expect, it } from "vitest";
import * as z from "zod";
import { event, reactions } from "#shared/events/contract.ts";
import { react } from "#shared/events/react.ts";
import { answers, endpoint } from "#shared/http/endpoint.ts";
import { routes } from "#shared/http/route.ts";

const opened = event("things.thing-opened.v1", "A thing opened.", "thingId", z.object({ thingId: z.string() }));
const closed = event("things.thing-closed.v1", "A thing closed.", "thingId", z.object({ thingId: z.string() }));

const heard = reactions("things", {
  countWhenOpened: { hears: opened, summary: "Counts it." },
  forgetWhenClosed: { hears: closed, summary: "Forgets it." },
});
const nothing = async () => undefined;

describe("a table of reactions", () => {
  it("is done as it is written, each by its own name", () => {
    const doing = { forgetWhenClosed: async () => "closed", countWhenOpened: async () => "opened" };
    const consumers = react(heard, doing);
    expect(consumers.map(({ reaction }) => reaction.name)).toEqual(["countWhenOpened", "forgetWhenClosed"]);
    expect(consumers.map(({ react: done }) => done)).toEqual([doing.countWhenOpened, doing.forgetWhenClosed]);
  });

  it("has no reaction that is forgotten, and does none that is not in it", () => {
    // @ts-expect-error forgetWhenClosed is missing
    react(heard, { countWhenOpened: nothing });
    // @ts-expect-error sellWhenOpened is no reaction
    react(heard, { countWhenOpened: nothing, forgetWhenClosed: nothing, sellWhenOpened: nothing });
    // @ts-expect-error a fact about a thing has no courseId
    react(heard, { countWhenOpened: nothing, forgetWhenClosed: async ({ event: { data } }) => data.courseId });
  });
});

const asked = routes("things", {
  openThing: { method: "GET", path: "/a", summary: "Open", access: "member", reply: z.object({ thingId: z.string() }) },
  closeThing: { method: "GET", path: "/b", summary: "Close", access: "member", reply: z.object({}) },
});
const openThing = endpoint(asked.openThing, async () => ({ body: { thingId: "t" } }));
const closeThing = endpoint(asked.closeThing, async () => ({ body: {} }));

describe("a table of routes", () => {
  it("is answered as it is written, each by its own name", () => {
    expect(answers(asked, { closeThing, openThing })).toEqual([openThing, closeThing]);
  });

  it("has no operation that nobody answers, and none is answered that is not in it", () => {
    // @ts-expect-error closeThing is missing
    answers(asked, { openThing });
    // @ts-expect-error sellThing is no operation
    answers(asked, { openThing, closeThing, sellThing: openThing });
    const surplus = { sellThing: openThing };
    // @ts-expect-error nor does it come in beside others
    answers(asked, { openThing, closeThing, ...surplus });
    // @ts-expect-error one answers in the other's place
    answers(asked, { openThing, closeThing: openThing });
  });
});
