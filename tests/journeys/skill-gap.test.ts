import { beforeAll, describe, expect, it } from "vitest";
import { certificateIssued } from "#shared/contracts/courses.ts";
import { skillGapDetected } from "#shared/contracts/employment.ts";
import type { Envelope } from "#shared/events/contract.ts";
import { envelope } from "#shared/events/relay.ts";
import { JournalEntry } from "#shared/table/journal.ts";
import {
  activeProgramme,
  applied,
  consents,
  hired,
  inYangguang,
  offerOf,
  publishedPosting,
  registered,
  registeredEmployer,
  signs,
  verified,
  visited,
  walkIn,
} from "../town/jobs.ts";
import { openTown, type Town } from "../town/town.ts";

/** A fact as courses would tell it. */
const certificate = (learnerId: string, skill: string, id = "crt_1", at = "2026-03-02T01:00:00.000Z"): Envelope => {
  const fact = certificateIssued({ certificateId: id, courseId: `crs_${id}`, learnerId, skill });
  const told = { id, at, correlationId: id, causationId: id, version: 1 };
  return envelope("local", inYangguang.slug, told, fact as never);
};

describe("L4: employers ask for a skill that too few have", () => {
  let town: Town;
  let programmeId: string;
  let employerId: string;
  let postingId: string;
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    programmeId = (await activeProgramme(town, inYangguang)).programmeId;
    employerId = await verified(town, inYangguang, await registeredEmployer(town, inYangguang));
  });

  const gaps = async (status: "open" | "closed" = "open") =>
    (await (await town.as("miao")).listSkillGaps({ query: { status } })).body.items;

  const hear = async (...facts: Envelope[]): Promise<void> => {
    for (const fact of facts) town.home.host.queues.send("employment", fact, Date.parse(town.clock.now()));
    await town.drain();
  };

  it("is no gap while demand is less than five more than supply", async () => {
    const needs = [{ title: "电工", openings: 4, skills: ["electrical" as const] }];
    await visited(town, inYangguang, employerId, needs);
    await town.drain();
    expect(await gaps()).toEqual([]);
    expect(await gaps("closed")).toMatchObject([{ skill: "electrical", demand: 4, supply: 0 }]);
  });

  it("is a gap from the fifth on; a need counts once, whether heard or posted", async () => {
    const visit = await visited(town, inYangguang, employerId, [
      { title: "电工", openings: 3, skills: ["electrical" as const] },
    ]);
    await town.drain();
    expect(await gaps()).toMatchObject([{ skill: "electrical", demand: 7, supply: 0, status: "open" }]);
    const needId = visit.needs[0]?.needId ?? "";
    const offer = offerOf(programmeId, employerId, { needId, openings: 3, skills: ["electrical"] });
    postingId = (await publishedPosting(town, inYangguang, offer)).postingId;
    await town.drain();
    expect(await gaps()).toMatchObject([{ demand: 7 }]);
  });

  it("tells the fact once, with numbers and no names", async () => {
    const partition = `C#${inYangguang.slug}#SKILL-GAP#electrical`;
    const { items } = await town.home.world.table.query({ partition, prefix: "JOURNAL#", limit: 100 });
    const facts = items.flatMap((item) => JournalEntry.parse(item).facts);
    const data = { skill: "electrical", demand: 7, supply: 0 };
    expect(facts).toEqual([{ type: skillGapDetected.type, subject: "electrical", data }]);
    expect(items.length).toBeGreaterThan(1);
  });

  it("shrinks with each seeker who has the skill, and closes", async () => {
    for (const name of ["甲", "乙", "丙"]) await walkIn(town, inYangguang, name, { skills: ["electrical"] });
    await town.drain();
    expect(await gaps()).toEqual([]);
    expect(await gaps("closed")).toMatchObject([{ skill: "electrical", demand: 7, supply: 3 }]);
  });

  it("adds what a course taught to a seeker who agreed to it, once, and to nobody else", async () => {
    const { seekerId } = await registered(town, "qin", { name: "秦先生" });
    const learnerId = await town.idOf("qin");
    await hear(certificate(learnerId, "electrical"));
    expect((await (await town.as("qin")).getOwnSeeker({})).body.skills).toEqual([]);
    town.clock.advance(1);
    await consents(town, "qin", "skill-update");
    const second = certificate(learnerId, "electrical", "crt_2", town.clock.now());
    await hear(second, second);
    await hear(certificate(learnerId, "calligraphy-of-nobody", "crt_3"));
    await hear(certificate(await town.idOf("jiang"), "electrical", "crt_4"));
    const { body } = await (await town.as("miao")).getSeeker({ params: { seekerId } });
    expect(body.skills).toEqual(["electrical"]);
    expect(Object.keys(body.learned)).toEqual(["crs_crt_2"]);
    expect(await gaps("closed")).toMatchObject([{ supply: 4 }]);
  });

  it("counts neither what was withdrawn nor those who have found work", async () => {
    await (await town.as("fang")).withdrawPosting({ params: { postingId }, body: { reason: "招满" } });
    await town.drain();
    expect(await gaps("closed")).toMatchObject([{ demand: 4, supply: 4 }]);
    const { seekerId } = (await (await town.as("qin")).getOwnSeeker({})).body;
    const body = { seekerId, programmeId, employerId, title: "电工", startedOn: "2026-02" };
    const { placementId } = (await (await town.as("miao")).recordPlacement({ body })).body;
    await town.drain();
    expect(await gaps("closed")).toMatchObject([{ demand: 4, supply: 3 }]);
    await (await town.as("miao")).endPlacement({ params: { placementId }, body: { cause: "resigned" } });
    await town.drain();
    expect(await gaps("closed")).toMatchObject([{ demand: 4, supply: 4 }]);
  });

  it("no longer counts a need that was heard long ago", async () => {
    town.clock.set("2026-07-01T01:00:00.000Z");
    await walkIn(town, inYangguang, "丁", { skills: ["electrical"] });
    await town.drain();
    expect(await gaps("closed")).toMatchObject([{ demand: 0, supply: 5 }]);
  });

  it("closes by itself once the needs it is made of were heard too long ago", async () => {
    await visited(town, inYangguang, employerId, [{ title: "缝纫工", openings: 5, skills: ["sewing"] }]);
    await town.drain();
    expect(await gaps()).toMatchObject([{ skill: "sewing", demand: 5 }]);
    town.clock.set("2026-09-28T15:59:00.000Z");
    await town.drain();
    expect(await gaps()).toMatchObject([{ skill: "sewing", demand: 5 }]);
    town.clock.set("2026-09-29T16:00:00.000Z");
    await town.drain();
    expect(await gaps()).toEqual([]);
    expect(await gaps("closed")).toContainEqual(expect.objectContaining({ skill: "sewing", demand: 0 }));
  });

  it("closes where the need became a posting that asks for something else", async () => {
    const heard = { title: "缝纫工", openings: 5, skills: ["sewing" as const] };
    const visit = await visited(town, inYangguang, employerId, [heard]);
    await town.drain();
    expect(await gaps()).toMatchObject([{ skill: "sewing" }]);
    const needId = visit.needs[0]?.needId ?? "";
    await publishedPosting(town, inYangguang, offerOf(programmeId, employerId, { needId, skills: ["cooking"] }));
    await town.drain();
    expect(await gaps()).toEqual([]);
  });

  it("counts no opening that was taken", async () => {
    const offer = offerOf(programmeId, employerId, { openings: 5, skills: ["driving"] });
    const way = { postingId: (await publishedPosting(town, inYangguang, offer)).postingId };
    const { seekerId } = await walkIn(town, inYangguang, "戊");
    await signs(town, inYangguang, seekerId, employerId);
    await town.drain();
    expect(await gaps()).toMatchObject([{ skill: "driving", demand: 5, supply: 0 }]);
    await hired(town, inYangguang, (await applied(town, inYangguang, { ...way, seekerId })).jobApplicationId);
    expect(await gaps()).toEqual([]);
    expect(await gaps("closed")).toContainEqual(expect.objectContaining({ skill: "driving", demand: 4, supply: 0 }));
  });
});
