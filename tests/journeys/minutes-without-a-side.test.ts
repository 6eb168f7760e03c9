import { beforeAll, describe, expect, it } from "vitest";
import { jointMeeting, openedMeeting } from "../town/meetings.ts";
import { openTown, type Town } from "../town/town.ts";

describe("minutes of a side whose attendees are gone", () => {
  let town: Town;
  let seriesId: string;
  let meetingId: string;
  const params = () => ({ meetingId });
  const confirm = async (persona: string) =>
    (await town.as(persona)).confirmMinutes({ params: params(), body: { revision: 1 } });
  const excuse = async (side: "property" | "residents") => {
    const body = { revision: 1, side, reason: "代表已全部离开" };
    return (await town.as("fang")).excuseSide({ params: params(), body });
  };
  const moveOut = async (persona: string) => {
    const personId = await town.idOf(persona);
    await (await town.as("admin-yangguang")).moveOutPerson({ params: { personId }, body: {} });
    await town.drain();
  };

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    seriesId = await jointMeeting(town);
    ({ meetingId } = await openedMeeting(town, seriesId, ["fang", "ding", "luo"]));
    const fang = await town.as("fang");
    await fang.closeMeeting({ params: params(), body: {} });
    await fang.draftMinutes({ params: params(), body: { text: "三方到场，听取物业汇报。" } });
    town.clock.advance(4 * 24 * 60);
    const seat = { personId: await town.idOf("tang"), name: "唐先生", label: "业主代表" };
    await (await town.as("fang")).seatInSeries({ params: { seriesId }, body: seat });
    await confirm("fang");
  });

  it("are not shown to, nor confirmed by, another who sits for the side while one who was there is still here", async () => {
    await expect(confirm("tang")).rejects.toMatchObject({ problem: { status: 404 } });
    const attempt = (await town.as("tang")).getMinutes({ params: params() });
    await expect(attempt).rejects.toMatchObject({ problem: { status: 404 } });
  });

  it("are read and confirmed by who sits for that side now", async () => {
    await moveOut("luo");
    await expect(excuse("residents")).rejects.toMatchObject({
      problem: { errors: [{ pointer: "/side", code: "has-somebody" }] },
    });
    const { body } = await (await town.as("tang")).getMinutes({ params: params() });
    expect(body.minutes.confirmations.map(({ side }) => side)).toEqual(["community"]);
    const after = await confirm("tang");
    expect(after.body.minutes.confirmations.map(({ side }) => side)).toEqual(["community", "residents"]);
  });

  it("say which side has nobody, once none who was there is here and nobody sits for it", async () => {
    await expect(excuse("property")).rejects.toMatchObject({
      problem: { errors: [{ pointer: "/side", code: "has-somebody" }] },
    });
    await moveOut("ding");
    await excuse("property");
    const { body } = await (await town.as("fang")).getMeeting({ params: params() });
    expect(body.status).toBe("minutes-confirmed");
  });

  it("tell everybody which side did not confirm them", async () => {
    const published = { params: params(), body: { text: "三方到场，听取物业汇报。" } };
    await (await town.as("fang")).publishMinutes(published);
    const { body } = await (await town.as("fang")).readPublicMinutes({ params: params() });
    expect(body.unconfirmedSides).toEqual(["property"]);
  });
});
