import { describe, expect, it } from "vitest";
import { certificateIssued } from "#shared/contracts/courses.ts";
import { envelope } from "#shared/events/relay.ts";
import { graceOver } from "../town/erasing.ts";
import { consents, inYangguang, registered } from "../town/jobs.ts";
import { openTown } from "../town/town.ts";

/** A seeker, of whom courses tell what they completed. */
const learner = async () => {
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  const { seekerId } = await registered(town, "qin", { name: "秦先生" });
  const learnerId = await town.idOf("qin");
  const certified = async (skill: string, at: string): Promise<void> => {
    const fact = certificateIssued({ certificateId: skill, courseId: `crs_${skill}`, learnerId, skill });
    const told = { id: skill, at, correlationId: skill, causationId: skill, version: 1 };
    const heard = envelope("local", inYangguang.slug, told, fact as never);
    town.home.host.queues.send("employment", heard, Date.parse(town.clock.now()));
    await town.drain();
  };
  const partition = `C#${inYangguang.slug}#JOB-CONSENT#${learnerId}`;
  const waiting = async () =>
    (await town.home.world.table.query({ partition, prefix: "CERTIFICATE#", limit: 9 })).items.length;
  return { town, seekerId, certified, waiting };
};

describe("a consent to learn that is heard later than the certificate", () => {
  it("adds what was completed since it was given, and nothing from before; after a month nothing waits", async () => {
    const { town, seekerId, certified, waiting } = await learner();
    await certified("sewing", "2026-03-02T09:00:00.000Z");
    await certified("gardening", "2026-03-02T00:59:00.000Z");
    await consents(town, "qin", "skill-update");
    const { body } = await (await town.as("miao")).getSeeker({ params: { seekerId } });
    expect(body).toMatchObject({ skills: ["sewing"], learned: { crs_sewing: "sewing" } });
    expect(body.learned).not.toHaveProperty("crs_gardening");
    expect(await waiting()).toBe(2);
    town.clock.set("2026-04-02T01:00:00.000Z");
    await town.drain();
    expect(await waiting()).toBe(0);
  });

  it("is waited for no longer where the seeker asks to be removed", async () => {
    const { town, certified, waiting } = await learner();
    await certified("sewing", "2026-03-02T09:00:00.000Z");
    expect(await waiting()).toBe(1);
    await (await town.as("qin")).requestErasure({ body: {} });
    await graceOver(town);
    expect(await waiting()).toBe(0);
  });
});
