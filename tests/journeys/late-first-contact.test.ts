import { beforeAll, describe, expect, it } from "vitest";
import { filedCase, inYangguang } from "../town/cases.ts";
import { openTown, type Town } from "../town/town.ts";

describe("a case in which nobody is contacted for two hours", () => {
  let town: Town;
  let caseId: string;
  beforeAll(async () => {
    town = await openTown();
    caseId = (await filedCase(town, inYangguang)).caseId;
    await town.drain();
  });

  const seen = async () => (await (await town.as("sun")).getCase({ params: { caseId } })).body.case;

  it("is not late a minute before", async () => {
    town.clock.advance(119);
    await town.drain();
    expect((await seen()).lateContact).toBeUndefined();
  });

  it("is flagged late when the time has come, once, by the system", async () => {
    town.clock.advance(1);
    await town.drain();
    town.clock.advance(600);
    await town.drain();
    expect((await seen()).lateContact).toMatchObject({ allowedMinutes: 120 });
    const { body } = await (await town.as("sun")).getTimeline({ params: { caseId } });
    expect(body.items.map(({ what, by }) => [what, by.role])).toEqual([
      ["case-filed", "mediator"],
      ["first-contact-late", "system"],
    ]);
  });

  it("shows as late in the list, and is still mediated", async () => {
    const sun = await town.as("sun");
    const { body } = await sun.listCases({ query: { status: "reported" } });
    expect(body.items).toMatchObject([{ caseId, isLate: true }]);
    const { disputants } = await seen();
    const contacts = disputants.map(({ disputantId }) => ({ disputantId, reached: true }));
    expect((await sun.contactDisputants({ params: { caseId }, body: { contacts } })).body.case.status).toBe(
      "contacted",
    );
  });
});
