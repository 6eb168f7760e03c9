import { beforeAll, describe, expect, it } from "vitest";
import { communityScope, scoped } from "#shared/table/scope.ts";
import { filedCase, inFoshan } from "../town/cases.ts";
import { graceOver } from "../town/erasing.ts";
import { openTown, type Town } from "../town/town.ts";

const english = { "accept-language": "en" };

describe("what concerns somebody, at home", () => {
  let town: Town;
  let caseId: string;
  let disputantIds: string[];
  const homeOf = async (persona: string) => (await (await town.as(persona)).getHome({ query: {} })).body.items;
  const asOf = async (persona: string) =>
    (await homeOf(persona)).map(({ as, next }) => [as, ...next.map(({ operation }) => operation)]);

  beforeAll(async () => {
    town = await openTown();
    const filed = await filedCase(town, inFoshan);
    caseId = filed.caseId;
    disputantIds = filed.disputants.map(({ disputantId }) => disputantId);
    await town.drain();
  });

  it("shows a dispute to whoever is in it, to its applicant and to those who take it in", async () => {
    expect(await asOf("chen")).toEqual([["disputant", "raiseDemand"]]);
    expect((await homeOf("chen"))[0]).toMatchObject({
      thing: caseId,
      kind: "case",
      status: "reported",
      sentence: "您是当事人的3栋的噪声纠纷：已登记",
      next: [{ params: { caseId }, label: "提出诉求" }],
    });
    expect((await asOf("zhao")).toSorted()).toEqual([
      ["applicant", "withdrawCase"],
      ["mediator", "contactDisputants"],
      ["president", "acceptCase", "declineCase"],
    ]);
    expect(await asOf("he")).toEqual([]);
  });

  it("shows the lead what comes next, and takes the waiting cards away", async () => {
    const zhao = await town.as("zhao");
    const params = { caseId };
    const contacts = disputantIds.map((disputantId) => ({ disputantId, reached: true }));
    const waiting = async () => (await homeOf("zhao")).find(({ as }) => as === "mediator");
    expect((await waiting())?.dueAt).toBeDefined();
    await zhao.contactDisputants({ params, body: { contacts: contacts.slice(1) } });
    await town.drain();
    expect(await waiting()).toMatchObject({ status: "reported", next: [{ operation: "contactDisputants" }] });
    expect((await waiting())?.dueAt).toBeUndefined();
    await zhao.contactDisputants({ params, body: { contacts: contacts.slice(0, 1) } });
    await town.drain();
    expect(await waiting()).toBeUndefined();
    await zhao.acceptCase({ params, body: { leadId: await town.idOf("zhao"), rightsNoticeGiven: true } });
    await town.drain();
    expect((await asOf("zhao")).toSorted()).toEqual([
      ["applicant", "withdrawCase"],
      ["lead", "surveySite", "negotiateWithSupplier"],
    ]);
  });

  it("leaves a receipt of what is over, and nothing of it among what is open", async () => {
    await (await town.as("zhao")).withdrawCase({ params: { caseId }, body: { reason: "已和好" } });
    await town.drain();
    expect(await homeOf("chen")).toEqual([]);
    const { items } = (await (await town.as("chen")).getHome({ query: { over: "true" } })).body;
    expect(items).toMatchObject([{ as: "disputant", status: "withdrawn", endedAt: town.clock.now(), next: [] }]);
  });

  it("tells what happened, the latest first, in the reader's language", async () => {
    const { items } = (await (await town.as("chen")).getOwnTimeline({ query: {}, headers: english } as never)).body;
    expect(items.length).toBeGreaterThan(3);
    expect(items.map(({ at }) => at)).toEqual(
      items
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    expect(items.map(({ sentence }) => sentence)).toContain("3栋的噪声纠纷已登记");
  });

  it("says who somebody is in each of their communities", async () => {
    const { communities } = (await (await town.as("zhao")).getMe({ query: {} })).body;
    expect(communities).toMatchObject([
      {
        community: "foshan-guojigongguan",
        name: "赵会长",
        language: "zh-CN",
        needsAssist: false,
        sides: ["residents"],
      },
    ]);
    expect(communities[0]?.roles.map(({ role }) => role).toSorted()).toEqual([
      "association-president",
      "mediator",
      "resident",
    ]);
  });

  it("keeps nothing at home of somebody who is removed", async () => {
    const own = scoped(town.world.table, communityScope(town.world.region, "foshan-guojigongguan"));
    const partition = own.scope.partition("HOME", await town.idOf("lu"));
    expect((await own.query({ partition, limit: 10 })).items.length).toBeGreaterThan(3);
    await (await town.as("lu")).requestErasure({ body: {} });
    await graceOver(town);
    expect((await own.query({ partition, limit: 10 })).items).toEqual([]);
  });
});
