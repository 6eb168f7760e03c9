import { describe, expect, it } from "vitest";
import { region } from "#infra/local/home.ts";
import { services } from "#infra/local/services.ts";
import { skillGapDetected } from "#shared/contracts/employment.ts";
import { digest } from "#shared/domain/ids.ts";
import { hear } from "#shared/events/consumer.ts";
import { sequenceOf } from "#shared/events/contract.ts";
import { envelope } from "#shared/events/relay.ts";
import { each, nanning, openedCampus } from "../town/campus.ts";
import { openTown } from "../town/town.ts";

const consumers = services.flatMap((service) => service.consumers);

describe("a skill that employers ask for and too few have", () => {
  it("is on the list of every campus that runs, once, however often it is told", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const { campusId } = await openedCampus(town);
    const draft = (await (await town.as("manager")).proposeCampus({ body: { name: "分校" } })).body.campusId;
    const told = async (demand: number, version: number) => {
      const id = digest(["gap", String(version)]);
      const at = town.clock.now();
      const about = { id, at, sequence: sequenceOf(version, 0), correlationId: id, causationId: id };
      const fact = skillGapDetected({ skill: "elder-care", demand, supply: 1 });
      const heard = consumers.find(({ reaction }) => reaction.name === "suggestCourseWhenSkillGapDetected");
      if (!heard) throw new Error("nobody hears it");
      const detail = envelope(region, nanning, about, { ...fact, data: { skill: "elder-care", demand, supply: 1 } });
      await hear(town.home.world, heard, JSON.stringify({ detail }));
    };
    await told(5, 1);
    await told(5, 1);
    await told(7, 2);
    await town.drain();
    const suggestions = async (id: string) =>
      (await (await town.as("manager")).getCampus({ params: { campusId: id } })).body.suggestions;
    expect(await suggestions(campusId)).toMatchObject([{ skill: "elder-care", demand: 7 }]);
    expect(await suggestions(draft)).toEqual([]);
    await each(town, async (seat) => {
      expect((await seat.getCampus({ params: { campusId } })).body.suggestions).toHaveLength(1);
    });
  });
});
