import { beforeAll, describe, expect, it } from "vitest";
import { openHost } from "#infra/local/host.ts";
import { meetingsReactions } from "#services/meetings/reactions.ts";
import { services } from "#services/services.ts";
import { consumer } from "#shared/events/consumer.ts";
import type { Table } from "#shared/table/table.ts";
import { chargingCase, onlyIssue } from "../town/loop.ts";
import { arrive, jointMeeting, nextMeeting, openIssue, proposed, resolution } from "../town/meetings.ts";
import { type Ground, ground, openTown, type Town } from "../town/town.ts";

const many = 250;

/** A table whose next commits fail from the `nth` on, as a process that was killed leaves them undone. */
const fragile = (table: Table) => {
  let left = Number.POSITIVE_INFINITY;
  const commit: Table["commit"] = async (writes) => {
    left -= 1;
    if (left < 0) throw new Error("killed");
    return table.commit(writes);
  };
  const failAfter = (commits: number): void => {
    left = commits;
  };
  return { table: { ...table, commit }, failAfter };
};

describe(`a meeting with ${many} open issues`, () => {
  let here: Ground;
  let failAfter: (commits: number) => void;
  let town: Town;
  let seriesId: string;
  let meetingId: string;
  beforeAll(async () => {
    here = await ground();
    const broken = fragile(here.table);
    failAfter = broken.failAfter;
    town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: { ...here, table: broken.table } });
    seriesId = await jointMeeting(town);
    for (let nth = 0; nth < many; nth += 1) await openIssue(town, `第${nth}件`);
    ({ meetingId } = await nextMeeting(town, seriesId));
  });
  const fang = () => town.as("fang");

  const agendaOf = async (id: string) => {
    const found: { issueId: string; place: string; carryCount: number; outcome: string }[] = [];
    for (let cursor: string | undefined, first = true; first || cursor; first = false) {
      const query = { limit: 100, ...(cursor && { cursor }) };
      const { body } = await (await fang()).getAgenda({ params: { meetingId: id }, query });
      found.push(...body.items);
      cursor = body.nextCursor;
    }
    return found;
  };

  it("finishes an agenda that a crash left half made, with every issue on it once", async () => {
    const publishing = { params: { meetingId }, body: {}, idempotencyKey: "publish" };
    failAfter(100);
    await expect((await fang()).publishAgenda(publishing)).rejects.toMatchObject({ problem: { status: 500 } });
    expect((await agendaOf(meetingId)).length).toBe(100);
    failAfter(Number.POSITIVE_INFINITY);
    const { body } = await (await fang()).publishAgenda(publishing);
    expect(body.agenda).toMatchObject({ itemCount: many, legacyCount: 0 });
    expect(new Set((await agendaOf(meetingId)).map(({ issueId }) => issueId)).size).toBe(many);
    expect((await (await fang()).getNextAgenda({ query: {} })).body.items).toEqual([]);
  });

  it("is closed once by five who close it at the same time", async () => {
    town.clock.set("2026-03-12T11:30:00.000Z");
    await (await fang()).openMeeting({ params: { meetingId }, body: {} });
    const closing = async () => (await fang()).closeMeeting({ params: { meetingId }, body: {} });
    const settled = await Promise.allSettled(Array.from({ length: 5 }, closing));
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const each of settled)
      if (each.status === "rejected")
        expect(["version-conflict", "wrong-state"]).toContain(
          (each.reason as { problem: { code: string } }).problem.code,
        );
  });

  it("carries each of them once, though the carrying dies twice on the way", async () => {
    const shipped = services.map((service) => ({
      ...service,
      consumers: service.consumers.map((each) =>
        each.reaction.name === meetingsReactions.carryWhenMeetingClosed.name
          ? consumer(each.reaction as never, async (heard) => {
              failAfter(deaths.shift() ?? Number.POSITIVE_INFINITY);
              return each.react(heard as never).finally(() => failAfter(Number.POSITIVE_INFINITY));
            })
          : each,
      ),
    }));
    const deaths = [60, 90];
    const { home } = town;
    const host = openHost({ world: home.world, services: shipped, feed: here.feed, database: here.database });
    const carries = async () => (await agendaOf(meetingId)).filter(({ outcome }) => outcome === "carried").length;
    await host.drain();
    expect(await carries()).toBe(60);
    town.clock.advance(1 / 60);
    await host.drain();
    expect(await carries()).toBe(150);
    town.clock.advance(4 / 60);
    await host.drain();
    const carried = await agendaOf(meetingId);
    expect(carried.filter(({ outcome }) => outcome === "carried")).toHaveLength(many);
    const next = await nextMeeting(town, seriesId);
    await (await fang()).publishAgenda({ params: { meetingId: next.meetingId }, body: {} });
    const legacy = await agendaOf(next.meetingId);
    expect(legacy).toHaveLength(many);
    expect(legacy.every(({ place, carryCount }) => place === "legacy" && carryCount === 1)).toBe(true);
  });
});

describe("many at once", () => {
  let town: Town;
  let seriesId: string;
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    seriesId = await jointMeeting(town);
  });
  const fang = () => town.as("fang");

  it("who file the same dispute make one recurrence, and one issue of all of them", async () => {
    const filed = await Promise.all(Array.from({ length: 20 }, () => chargingCase(town)));
    await town.drain();
    const issue = await onlyIssue(town, "candidate");
    expect(issue).toMatchObject({ origin: "recurrence", caseCount: filed.length });
  });

  it("who publish two agendas put each issue on one of them", async () => {
    const issueIds = [];
    for (let nth = 0; nth < 20; nth += 1) issueIds.push(await openIssue(town, `第${nth}件`));
    const meetings = [await nextMeeting(town, seriesId), await nextMeeting(town, seriesId)];
    const publishing = async ({ meetingId }: { meetingId: string }) =>
      (await fang()).publishAgenda({ params: { meetingId }, body: {} });
    const settled = await Promise.allSettled([...meetings, ...meetings].map(publishing));
    // On a store whose transactions meet, each may be told to come again; what it placed until then stays placed.
    for (const each of settled)
      if (each.status === "rejected")
        expect([409, 503]).toContain((each.reason as { problem: { status: number } }).problem.status);
    for (const meeting of meetings)
      await publishing(meeting).catch((error: { problem: { code: string } }) =>
        expect(error.problem.code).toBe("wrong-state"),
      );
    const placed = [];
    for (const { meetingId } of meetings) {
      const { body } = await (await fang()).getAgenda({ params: { meetingId }, query: { limit: 100 } });
      placed.push(...body.items.map(({ issueId }) => issueId));
    }
    expect(placed.toSorted()).toEqual(issueIds.toSorted());
  });

  it("who schedule at the same time do not get the same day", async () => {
    const scheduling = async () => (await fang()).scheduleMeeting({ params: { seriesId }, body: {} });
    const settled = await Promise.allSettled(Array.from({ length: 6 }, scheduling));
    const days = settled.flatMap((each) => (each.status === "fulfilled" ? [each.value.body.startsAt] : []));
    expect(days.length).toBeGreaterThan(0);
    expect(new Set(days).size).toBe(days.length);
  });

  it("who leave while the others decide make the decision fail, or come after it", async () => {
    const issueId = await openIssue(town, "边走边议");
    const { meetingId } = await nextMeeting(town, seriesId);
    const meeting = await (await fang()).getMeeting({ params: { meetingId } });
    await (await fang()).publishAgenda({ params: { meetingId }, body: {} });
    town.clock.set(meeting.body.startsAt);
    await (await fang()).openMeeting({ params: { meetingId }, body: {} });
    for (const persona of ["fang", "ding", "luo"]) await arrive(town, meetingId, persona);
    const body = await proposed(town, issueId, await resolution(town, "2027-01-01", ["ding"]));
    const leaving = { personId: await town.idOf("luo") };
    const client = await fang();
    const [decided, left] = await Promise.allSettled([
      client.resolveIssue({ params: { issueId }, body }),
      client.leaveMeeting({ params: { meetingId }, body: leaving }),
    ]);
    expect([decided.status, left.status]).toContain("fulfilled");
    const { issue } = (await client.getIssue({ params: { issueId } })).body;
    expect(issue.status).toBe(decided.status === "fulfilled" ? "in-action" : "on-agenda");
  });
});
