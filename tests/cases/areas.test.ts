import { expect, it } from "vitest";
import {
  activeProgramme,
  applied,
  hired,
  home,
  inChengdu,
  offerOf,
  publishedPosting,
  relatedEmployer,
  signs,
  verified,
  walkIn,
} from "../town/jobs.ts";
import { openTown } from "../town/town.ts";

const spellings = [
  "双流区怡心街道",
  "双流区怡心街道 ",
  "双流区怡心街道\u3000",
  "双流区 怡心街道",
  "双流区怡心\u200b街道",
];

it("an area that is typed in several ways is one: kept so, found by the filter, and one cell of the counts", async () => {
  const town = await openTown({ start: "2020-03-02T01:00:00.000Z" });
  const { programmeId } = await activeProgramme(town, inChengdu);
  const employerId = await verified(town, inChengdu, await relatedEmployer(town));
  const { postingId } = await publishedPosting(town, inChengdu, offerOf(programmeId, employerId, { openings: 9 }));
  const seekerIds: string[] = [];
  for (const [nth, area] of spellings.entries()) {
    const seeker = await walkIn(town, inChengdu, `居民${nth}`, { place: { ...home, area } });
    expect(seeker.place.area).toBe(home.area);
    seekerIds.push(seeker.seekerId);
    await signs(town, inChengdu, seeker.seekerId, employerId);
    const { jobApplicationId } = await applied(town, inChengdu, { seekerId: seeker.seekerId, postingId });
    await hired(town, inChengdu, jobApplicationId);
  }
  const [caseworker, worker] = [await town.as(inChengdu.caseworker), await town.as(inChengdu.worker)];
  for (const area of spellings) {
    const { items } = (await caseworker.listSeekers({ query: { area } })).body;
    expect([area, items.map(({ seekerId }) => seekerId).toSorted()]).toEqual([area, seekerIds.toSorted()]);
  }
  const { items } = (await worker.listPlacementCounts({ query: { by: "subdistrict" } })).body;
  expect(items).toEqual([{ value: home.area, people: spellings.length }]);
});
