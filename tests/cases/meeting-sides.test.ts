import { beforeEach, describe, expect, it } from "vitest";
import { arrive, jointMeeting, nextMeeting, openedMeeting, openIssue, proposed, resolution } from "../town/meetings.ts";
import { openTown, type Town } from "../town/town.ts";

describe("the sides of a joint meeting", () => {
  let town: Town;
  let seriesId: string;
  beforeEach(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    seriesId = await jointMeeting(town);
  });

  const grant = async (persona: string, role: "property-staff" | "resident") => {
    const body = { personId: await town.idOf(persona), role };
    return (await town.as("admin-yangguang")).grantRole({ body });
  };
  const seat = async (persona: string, label: string) => {
    const body = { personId: await town.idOf(persona), name: persona, label };
    return (await town.as("fang")).seatInSeries({ params: { seriesId }, body });
  };
  const seatsOf = async () => (await (await town.as("fang")).getSeries({ params: { seriesId } })).body.seats;
  const inSession = async (agreeing: readonly string[]) => {
    const issueId = await openIssue(town, "物业费上调");
    const { meetingId } = await openedMeeting(town, seriesId, ["fang", "ding", "luo"]);
    const text = await resolution(town, "2026-05-01", ["ding"]);
    return { issueId, meetingId, told: await proposed(town, issueId, text, agreeing) };
  };
  const resolving = async ({ issueId, told }: Awaited<ReturnType<typeof inSession>>) =>
    (await town.as("fang")).resolveIssue({ params: { issueId }, body: told });

  it("has nobody of the property company in a seat of the residents, though they live here too", async () => {
    await grant("ding", "resident");
    const fang = await town.as("fang");
    const { seatId = "" } = (await seatsOf()).find(({ side }) => side === "property") ?? {};
    await fang.endSeriesSeat({ params: { seatId }, body: {} });
    await expect(seat("ding", "业主代表")).rejects.toMatchObject({
      problem: { status: 422, code: "not-of-side", side: "property", errors: [{ pointer: "/personId" }] },
    });
    expect((await seatsOf()).filter(({ side, to }) => side === "residents" && !to)).toHaveLength(1);
  });

  it("has nobody in a seat who has no account, or whom nobody verified", async () => {
    const admin = await town.as("admin-yangguang");
    const { personId } = (await admin.registerPerson({ body: { name: "孟先生", building: "5栋" } })).body;
    await admin.grantRole({ body: { personId, role: "resident" } });
    const body = { personId, name: "孟先生", label: "业主代表" };
    const seating = (await town.as("fang")).seatInSeries({ params: { seriesId }, body });
    await expect(seating).rejects.toMatchObject({
      problem: { code: "invalid", errors: [{ pointer: "/personId", code: "account-needed" }] },
    });
  });

  it("decides nothing by who went over to the company after they came, nor by their earlier yes", async () => {
    const meeting = await inSession(["fang", "ding", "luo"]);
    await grant("luo", "property-staff");
    await expect(resolving(meeting)).rejects.toMatchObject({
      problem: { code: "side-missing", sides: ["residents"] },
    });
    const again = (await town.as("luo")).concurInResolution({
      params: { issueId: meeting.issueId },
      body: meeting.told,
    });
    await expect(again).rejects.toMatchObject({ problem: { code: "not-of-side", side: "property" } });
  });

  it("takes no yes from the convener but their own, nor from a neighbour without a seat", async () => {
    const meeting = await inSession(["fang"]);
    await expect(resolving(meeting)).rejects.toMatchObject({
      problem: { code: "side-missing", sides: ["property", "residents"] },
    });
    await arrive(town, meeting.meetingId, "tang");
    const guest = (await town.as("tang")).concurInResolution({
      params: { issueId: meeting.issueId },
      body: meeting.told,
    });
    await expect(guest).rejects.toMatchObject({ problem: { code: "role-not-allowed" } });
  });

  it("hears who has no phone by the six digits of their chair card, typed at the table", async () => {
    const meeting = await inSession(["fang", "ding"]);
    const fang = await town.as("fang");
    const personId = await town.idOf("luo");
    const params = { meetingId: meeting.meetingId };
    const { code } = (await fang.printChairCard({ params, body: { personId } })).body;
    expect(code).toMatch(/^\d{6}$/);
    const typed = async (digits: string, by = "sun") =>
      (await town.as(by)).concurInResolution({
        params: { issueId: meeting.issueId },
        body: { ...meeting.told, chairCard: { personId, code: digits } },
      });
    const wrong = code === "000000" ? "000001" : "000000";
    await expect(typed(wrong)).rejects.toMatchObject({ problem: { code: "code-invalid" } });
    await expect(typed(code, "fang")).rejects.toMatchObject({
      problem: { code: "conflict-of-interest", errors: [{ pointer: "/chairCard/personId" }] },
    });
    await typed(`${code.slice(0, 3)} ${code.slice(3)}`);
    await typed(wrong);
    const { issue } = (await fang.getIssue({ params: { issueId: meeting.issueId } })).body;
    const typedBy = await town.idOf("sun");
    const yes = { personId, how: "chair-card", typedBy };
    expect(issue).toMatchObject({ proposed: { concurrences: { residents: yes } } });
    expect((await resolving(meeting)).body.issue).toMatchObject({ resolution: { validity: "valid" } });
  });

  it("locks a chair card after ten misses, and another card opens again", async () => {
    const meeting = await inSession(["fang", "ding"]);
    const fang = await town.as("fang");
    const personId = await town.idOf("luo");
    const params = { meetingId: meeting.meetingId };
    const card = async () => (await fang.printChairCard({ params, body: { personId } })).body.code;
    const typed = async (code: string) =>
      (await town.as("sun")).concurInResolution({
        params: { issueId: meeting.issueId },
        body: { ...meeting.told, chairCard: { personId, code } },
      });
    const first = await card();
    for (let miss = 0; miss < 10; miss += 1)
      await expect(typed(first === "000000" ? "000001" : "000000")).rejects.toThrow("code-invalid");
    await expect(typed(first)).rejects.toThrow("code-invalid");
    expect((await typed(await card())).body.issue.status).toBe("on-agenda");
  });

  it("hears who was seated after they came, and no earlier yes from a seat that ended", async () => {
    const meeting = await inSession(["fang", "ding"]);
    await arrive(town, meeting.meetingId, "tang");
    await seat("tang", "业主代表");
    const params = { issueId: meeting.issueId };
    await (await town.as("tang")).concurInResolution({ params, body: meeting.told });
    const { seatId = "" } = (await seatsOf()).find(({ name }) => name === "tang") ?? {};
    await (await town.as("fang")).endSeriesSeat({ params: { seatId }, body: {} });
    town.clock.advance(24 * 60);
    await seat("tang", "业主代表");
    await expect(resolving(meeting)).rejects.toMatchObject({ problem: { sides: ["residents"] } });
    await (await town.as("tang")).concurInResolution({ params, body: meeting.told });
    expect((await resolving(meeting)).body.issue).toMatchObject({ resolution: { validity: "valid" } });
  });

  it("shows everybody which side said yes, and who said it to those alone who convene", async () => {
    const { issueId } = await inSession(["fang", "ding", "luo"]);
    const seen = async (persona: string) =>
      (await (await town.as(persona)).getIssue({ params: { issueId } })).body.issue as {
        readonly proposed?: { readonly concurrences: Readonly<Record<string, { readonly personId?: string }>> };
      };
    const [forAll, forFang] = [await seen("tang"), await seen("fang")];
    expect(Object.keys(forAll.proposed?.concurrences ?? {}).toSorted()).toEqual(["community", "property", "residents"]);
    expect(JSON.stringify(forAll.proposed?.concurrences)).not.toContain("per_");
    expect(forFang.proposed?.concurrences.residents?.personId).toBe(await town.idOf("luo"));
  });

  it("does not meet while a side has not said yes to the body", async () => {
    const fang = await town.as("fang");
    const { body: series } = await fang.getSeries({ params: { seriesId } });
    const { seriesId: other } = (
      await fang.startSeries({ body: { name: "楼栋会", rule: series.rule, labels: series.labels } })
    ).body;
    const scheduling = () => nextMeeting(town, other);
    await expect(scheduling()).rejects.toMatchObject({
      problem: { code: "side-missing", sides: ["property", "residents"] },
    });
    await (await town.as("luo")).approveSeries({ params: { seriesId: other }, body: {} });
    await expect(scheduling()).rejects.toMatchObject({ problem: { sides: ["property"] } });
    await (await town.as("ding")).approveSeries({ params: { seriesId: other }, body: {} });
    expect((await scheduling()).meetingId).toMatch(/^mtg_/);
  });

  it("has its minutes confirmed for no side by who is of it no longer, and names every side that did not", async () => {
    const { meetingId } = await openedMeeting(town, seriesId, ["fang", "luo"]);
    const fang = await town.as("fang");
    const params = { meetingId };
    await fang.closeMeeting({ params, body: {} });
    await fang.draftMinutes({ params, body: { text: "两方到场" } });
    town.clock.advance(3 * 24 * 60);
    await (await town.as("fang")).confirmMinutes({ params, body: { revision: 1 } });
    await grant("luo", "property-staff");
    const gone = (await town.as("luo")).confirmMinutes({ params, body: { revision: 1 } });
    await expect(gone).rejects.toMatchObject({ problem: { code: "not-of-side", side: "property" } });
    await seat("tang", "业主代表");
    await (await town.as("tang")).confirmMinutes({ params, body: { revision: 1 } });
    await (await town.as("fang")).publishMinutes({ params, body: { text: "两方到场" } });
    const path = `/v1/public/communities/yangguang-huayuan/meetings/minutes/${meetingId}`;
    expect((await town.send(undefined, "GET", path)).body).toMatchObject({ unconfirmedSides: ["property"] });
  });
});
