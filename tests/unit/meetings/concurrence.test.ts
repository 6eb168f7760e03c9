import { describe, expect, it } from "vitest";
import { concur } from "#services/meetings/domain/issue/propose.ts";
import { resolve } from "#services/meetings/domain/issue/resolve.ts";
import { decision, placed, proposed, resolutionIn } from "./issue-scenes.ts";
import { refusalOf, wrongField } from "./refusal-of.ts";
import { act, bystander, convener, inSession, sides, startsAt } from "./scenes.ts";

const atMeeting = act(convener, startsAt);

describe("what the meeting may resolve", () => {
  it("is of the very text to which each side said yes: another text begins without any", () => {
    const first = proposed();
    const other = proposed(first, inSession(), { agreeing: sides.slice(0, 1), text: "另一文本" });
    const told = { ...atMeeting, ...decision(other), meeting: inSession() };
    expect(refusalOf(() => resolve(other, told))).toEqual(["side-missing", { sides: ["property", "residents"] }]);
    const stale = { ...told, resolutionId: resolutionIn(first) };
    expect(refusalOf(() => resolve(other, stale))).toEqual(wrongField("/resolutionId", "not-proposed"));
  });

  it("takes a yes from who sits for a side and is in the room, and from nobody else", () => {
    const text = proposed(placed(), inSession(), { agreeing: [] });
    const told = { ...act(bystander, startsAt), meeting: inSession(), resolutionId: resolutionIn(text) };
    const guest = { ...told, personId: bystander.personId, how: "signed-in" as const, seat: undefined };
    expect(refusalOf(() => concur(text, guest))[0]).toBe("role-not-allowed");
    const absent = { ...guest, seat: { personId: bystander.personId, side: "residents" as const, seatId: "sea_1" } };
    expect(refusalOf(() => concur(text, absent))[0]).toBe("not-in-the-room");
  });
});
