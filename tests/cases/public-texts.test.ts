import { beforeAll, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { activeProgramme, inYangguang, offerOf, registeredEmployer, verified } from "../town/jobs.ts";
import { blaming } from "../town/refusing.ts";
import { openTown } from "../town/town.ts";

const phone = "咨询电话 138 1234 5678";

describe("what everybody may read", () => {
  let staff: Neighbour;
  let offer: ReturnType<typeof offerOf>;
  const refused = (attempt: Promise<unknown>, pointer: string, kind = "holds-phone") =>
    expect(attempt).rejects.toMatchObject({ problem: { ...blaming(pointer, kind), code: "redaction-required" } });

  beforeAll(async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    staff = await town.as("fang");
    const { programmeId } = await activeProgramme(town, inYangguang);
    const employerId = await verified(town, inYangguang, await registeredEmployer(town, inYangguang));
    offer = offerOf(programmeId, employerId);
  });

  it.each([
    ["/title", { title: phone }],
    ["/duties", { duties: phone }],
    ["/requirements", { requirements: phone }],
    ["/address", { address: phone }],
    ["/benefits/0", { benefits: [phone] }],
  ])("holds no phone in the %s of a posting, be it drafted or revised", async (pointer, wish) => {
    await refused(staff.draftPosting({ body: { ...offer, ...wish } }), pointer);
    const { postingId } = (await staff.draftPosting({ body: offer })).body;
    const { programmeId: _, employerId: __, ...again } = offer;
    await refused(staff.revisePosting({ params: { postingId }, body: { ...again, ...wish } }), pointer);
  });

  it("names the room of an office, and none where somebody lives", async () => {
    const { status } = await staff.draftPosting({ body: { ...offer, address: "创业大厦3栋1203室" } });
    expect(status).toBe(201);
    await refused(staff.draftPosting({ body: { ...offer, duties: "上门照护 3栋1203室" } }), "/duties", "holds-room");
  });

  it("holds no phone in a fair's name, in its address, or in what is told when it is off", async () => {
    const fair = { programmeId: offer.programmeId, name: "春风行动", heldOn: "2026-04-01", place: offer.place };
    await refused(staff.planFair({ body: { ...fair, name: phone } }), "/name");
    await refused(staff.planFair({ body: { ...fair, address: phone } }), "/address");
    const { fairId } = (await staff.planFair({ body: fair })).body;
    const off = (announcement: string) => staff.cancelFair({ params: { fairId }, body: { announcement } });
    await refused(off(phone), "/announcement");
    expect((await off("因雨取消")).body.status).toBe("cancelled");
  });
});
