import { describe, expect, it } from "vitest";
import { courseCancelled, courseCompleted, courseOpened } from "#shared/contracts/courses.ts";
import type { Fact } from "#shared/events/contract.ts";
import { envelope } from "#shared/events/relay.ts";
import {
  activeProgramme,
  inYangguang,
  offerOf,
  publishedPosting,
  registeredEmployer,
  verified,
  walkIn,
} from "../town/jobs.ts";
import { openTown } from "../town/town.ts";

describe("what a seeker is told of", () => {
  it("is a posting that is open, and none that is a draft or was withdrawn", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const [fang, miao] = [await town.as("fang"), await town.as("miao")];
    const { programmeId } = await activeProgramme(town, inYangguang);
    const employerId = await verified(town, inYangguang, await registeredEmployer(town, inYangguang));
    const offer = offerOf(programmeId, employerId);
    const { postingId: draft } = (await fang.draftPosting({ body: offer })).body;
    const { postingId: open } = await publishedPosting(town, inYangguang, offer);
    const params = { seekerId: (await walkIn(town, inYangguang, "孙八")).seekerId };
    const brief = (...postingIds: string[]) => miao.briefSeeker({ params, body: { postingIds } });
    const closed = { problem: { errors: [{ pointer: "/postingIds/0", code: "posting-not-open" }] } };
    await expect(brief(draft, open)).rejects.toMatchObject(closed);
    expect((await brief(open)).body.briefings).toMatchObject([{ postingIds: [open] }]);
    for (const postingId of [draft, open])
      await fang.withdrawPosting({ params: { postingId }, body: { reason: "招满" } });
    for (const postingId of [draft, open]) await expect(brief(postingId)).rejects.toMatchObject(closed);
  });

  it("is a course that can be booked, and none that is over, whichever of the two is heard first", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const miao = await town.as("miao");
    const params = { seekerId: (await walkIn(town, inYangguang, "孙八")).seekerId };
    const courseOf = (letter: string) => `crs_${letter.repeat(20)}`;
    const category = "work-skill" as const;
    const opened = (letter: string) =>
      courseOpened({ courseId: courseOf(letter), campusId: "cmp", category, capacity: 9 });
    const completed = courseCompleted({ courseId: courseOf("b"), category, sessionCount: 1 });
    const cancelled = courseCancelled({ courseId: courseOf("c") });
    const told: readonly Fact[] = [opened("a"), opened("b"), completed, cancelled, opened("c")];
    for (const [nth, fact] of told.entries()) {
      const id = String(nth);
      const about = { id, at: town.clock.now(), correlationId: id, causationId: id, version: 1 };
      const heard = envelope("local", inYangguang.slug, about, fact as never);
      town.home.host.queues.send("employment", heard, Date.parse(town.clock.now()));
      await town.drain();
    }
    const send = (letter: string) =>
      miao.addPreparation({ params, body: { kind: "course", courseId: courseOf(letter) } });
    expect((await send("a")).body.tasks).toMatchObject([{ courseId: courseOf("a") }]);
    for (const letter of ["b", "c"])
      await expect(send(letter)).rejects.toMatchObject({
        problem: { errors: [{ pointer: "/courseId", code: "unknown-course" }] },
      });
  });
});
