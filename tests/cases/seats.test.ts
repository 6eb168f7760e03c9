import { expect, it } from "vitest";
import { jointMeeting } from "../town/meetings.ts";
import { openTown } from "../town/town.ts";

it("a body's seats are listed page by page, by side, with the names that people have now; one that is over is not", async () => {
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  const seriesId = await jointMeeting(town);
  const luo = await town.idOf("luo");
  await (await town.as("admin-yangguang")).correctPerson({ params: { personId: luo }, body: { name: "罗新名" } });
  const neighbour = await town.as("qin");
  const first = (await neighbour.listSeats({ query: { seriesId, limit: 2 } })).body;
  const cursor = first.nextCursor ?? "";
  const rest = (await neighbour.listSeats({ query: { seriesId, limit: 100, cursor } })).body;
  const listed = [...first.items, ...rest.items];
  expect(first.items).toHaveLength(2);
  expect(rest.nextCursor).toBeUndefined();
  const rank = ["community", "property", "residents"];
  const sides = listed.map(({ side }) => rank.indexOf(side));
  expect(sides).toEqual(sides.toSorted());
  expect(listed.find(({ personId }) => personId === luo)?.name).toBe("罗新名");
  const [seat] = listed;
  await (await town.as("fang")).endSeriesSeat({ params: { seatId: seat?.seatId ?? "" }, body: {} });
  const { items } = (await neighbour.listSeats({ query: { seriesId, limit: 100 } })).body;
  expect(items.map(({ seatId }) => seatId)).toEqual(listed.slice(1).map(({ seatId }) => seatId));
  const elsewhere = (await town.as("zhao")).listSeats({ query: { seriesId } });
  await expect(elsewhere).rejects.toMatchObject({ problem: { status: 404, code: "not-found" } });
});
