import { describe, expect, it } from "vitest";
import { Issue } from "#services/meetings/domain/issue/issue.ts";
import { cardOf } from "#services/meetings/domain/issue/issue-card.ts";
import { cardFor, issueView, meetingView } from "#services/meetings/domain/views.ts";
import type { Caller } from "#shared/domain/caller.ts";
import { candidate, decided, issueInEach, opened } from "./issue-scenes.ts";
import { bystander, convener, inSession, neighbour, now, sides, steward } from "./scenes.ts";

const seenBy = (caller: Caller, issue: Issue): string =>
  JSON.stringify(issueView(issue, { caller, now, community: { policy: {} } }).issue);
const title = "快递柜占道";

describe("a proposal that was not admitted", () => {
  it.each(["candidate", "rejected", "merged"] as const)(
    "is told to nobody but its proposer and the conveners: %s",
    (status) => {
      const issue = issueInEach[status]();
      for (const caller of [convener, neighbour]) {
        expect(seenBy(caller, issue)).toContain(title);
        expect(seenBy(caller, issue)).toContain(neighbour.personId);
      }
      for (const caller of [bystander, steward]) {
        const shown = seenBy(caller, issue);
        for (const secret of [title, neighbour.personId, '"neighbour"']) expect(shown).not.toContain(secret);
        expect(Issue.parse(JSON.parse(shown)).status).toBe(status);
      }
    },
  );

  it("is told why it was rejected to the same alone", () => {
    const rejected = issueInEach.rejected();
    const reason = "不属联席会议";
    for (const caller of [convener, neighbour]) expect(seenBy(caller, rejected)).toContain(reason);
    for (const caller of [bystander, steward]) expect(seenBy(caller, rejected)).not.toContain(reason);
  });

  it("is listed without its title, but to the conveners", () => {
    const card = cardOf(candidate());
    expect([cardFor(card, bystander).title, cardFor(card, convener).title]).toEqual([undefined, title]);
    expect(cardFor(cardOf(opened()), bystander).title).toBe(title);
  });
});

describe("a proposal that was admitted", () => {
  it("is for everybody to read, and its proposer for the conveners and themselves", () => {
    const issue = opened();
    expect(seenBy(bystander, issue)).toContain(title);
    for (const secret of [neighbour.personId, '"neighbour"']) expect(seenBy(bystander, issue)).not.toContain(secret);
    expect(seenBy(neighbour, issue)).toContain('"neighbour"');
  });

  it("names its proposer as the lead of an action, where they are one", () => {
    const shown = JSON.parse(seenBy(bystander, decided()));
    expect(shown).not.toHaveProperty("raisedBy");
    expect(shown.people).toHaveProperty(neighbour.personId);
  });
});

describe("a meeting", () => {
  it("tells who was there to those who were and to the conveners, and to everybody which sides were", () => {
    const two = inSession(undefined, sides.slice(1));
    for (const caller of [neighbour, convener])
      expect(meetingView(two, caller).session?.attendance.map(({ personId }) => personId)).toEqual([
        steward.personId,
        neighbour.personId,
      ]);
    expect(meetingView(two, bystander).session).toMatchObject({ attendance: [], sides: ["property", "residents"] });
  });
});
