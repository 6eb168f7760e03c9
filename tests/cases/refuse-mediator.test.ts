import { beforeAll, describe, expect, it } from "vitest";
import { acceptedCase, inYangguang } from "../town/cases.ts";
import { inSession } from "../town/desk.ts";
import { refusing } from "../town/refusing.ts";
import { ground as newGround, openTown, type Town } from "../town/town.ts";

describe("refusing the mediator", () => {
  let ground: Awaited<ReturnType<typeof newGround>>;
  let town: Town;
  let caseId: string;
  const params = () => ({ caseId });
  const seenBy = async (persona: string) => (await (await town.as(persona)).getCase({ params: params() })).body;
  const releases = async (persona: string) => {
    const { items } = (await (await town.as(persona)).getTimeline({ params: params() })).body;
    return items.filter(({ what }) => what === "mediator-released");
  };

  beforeAll(async () => {
    ground = await newGround();
    town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: ground });
    caseId = (await acceptedCase(town, inYangguang, "yu")).caseId;
  });

  it("is offered to a disputant, and to nobody else", async () => {
    expect((await seenBy("qin")).allowedVerbs).toContain("refuseMediator");
    for (const persona of ["yu", "sun"]) expect((await seenBy(persona)).allowedVerbs).not.toContain("refuseMediator");
  });

  it("by the desk for somebody without a phone: the mediator is released, and may not read the case any more", async () => {
    const { desk, end } = await inSession(town, "ding", await town.idOf("qin"));
    const { body } = await desk.refuseMediator({ params: params(), body: {} });
    await end();
    expect(body.case).toMatchObject({ leadLost: { personId: await town.idOf("yu"), cause: "refused" } });
    expect(body.allowedVerbs).not.toContain("refuseMediator");
    await expect((await town.as("yu")).getCase({ params: params() })).rejects.toMatchObject({
      problem: { status: 404 },
    });
  });

  it("is on the timeline for all, and who did it for mediators and themselves", async () => {
    const whose = { onBehalfOf: await town.idOf("qin") };
    for (const persona of ["sun", "qin"]) expect(await releases(persona)).toMatchObject([{ by: whose }]);
    expect((await releases("jiang")).map(({ by }) => by)).toEqual([{ role: "anyone" }]);
  });

  it("waits for the president to name another, who is not the one that was refused", async () => {
    const sun = await town.as("sun");
    expect((await seenBy("sun")).allowedVerbs).toContain("assignLead");
    const again = { params: params(), body: { leadId: await town.idOf("yu") } };
    await expect(sun.assignLead(again)).rejects.toMatchObject({
      problem: { status: 409, code: "mediator-refused", errors: [{ pointer: "/leadId" }] },
    });
    const other = await sun.assignLead({ params: params(), body: { leadId: await town.idOf("sun") } });
    expect(other.body.case).toMatchObject({ lead: { personId: await town.idOf("sun") } });
  });

  it("is done once: a second time is a problem, and nothing is written", async () => {
    const qin = await town.as("qin");
    const problem = { status: 409, code: "refused-already" };
    const refused = refusing(ground, "yangguang-huayuan");
    await refused(town, "qin", () => qin.refuseMediator({ params: params(), body: {} }), problem);
    expect((await seenBy("qin")).allowedVerbs).not.toContain("refuseMediator");
    expect((await seenBy("jiang")).allowedVerbs).toContain("refuseMediator");
  });
});
