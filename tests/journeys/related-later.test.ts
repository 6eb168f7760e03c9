import { describe, expect, it } from "vitest";
import { relatePostings } from "#services/employment/flows/relate-postings.ts";
import { employmentReactions } from "#services/employment/reactions.ts";
import { employerRelated } from "#shared/contracts/employment.ts";
import { consumer, hear } from "#shared/events/consumer.ts";
import { envelope } from "#shared/events/relay.ts";
import { activeProgramme, inYangguang, offerOf, publishedPosting, registeredEmployer, verified } from "../town/jobs.ts";
import { openTown } from "../town/town.ts";

describe("an employer that is found to belong to an organiser", () => {
  it("says so from then on, and so does all that it offers", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const { programmeId } = await activeProgramme(town, inYangguang);
    const employerId = await verified(town, inYangguang, await registeredEmployer(town, inYangguang));
    const { postingId } = await publishedPosting(town, inYangguang, offerOf(programmeId, employerId));
    const anyone = await town.as("", inYangguang.slug);
    const isRelated = async () => (await anyone.listOpenPostings({})).body.items.map((card) => card.relatedEmployer);
    expect(await isRelated()).toEqual([false]);
    const body = { side: "property" as const, explanation: "物业公司的子公司" };
    await (await town.as("fang")).discloseRelation({ params: { employerId }, body });
    await town.drain();
    expect(await isRelated()).toEqual([true]);
    expect((await (await town.as("miao")).getPosting({ params: { postingId } })).body.relatedTo).toBe("property");

    const at = "2026-03-01T01:00:00.000Z";
    const told = { id: "an older fact", at, correlationId: "x", causationId: "x", version: 1 };
    const older = envelope(
      "local",
      inYangguang.slug,
      told,
      employerRelated({ employerId, side: "community" }) as never,
    );
    const late = consumer(employmentReactions.relatePostingsWhenEmployerRelated, relatePostings);
    await hear(town.home.world, late, JSON.stringify({ detail: older }));
    expect((await (await town.as("miao")).getPosting({ params: { postingId } })).body.relatedTo).toBe("property");
  });
});
