import { beforeAll, describe, expect, it } from "vitest";
import { calledBack, inSession } from "../town/desk.ts";
import {
  activeProgramme,
  applied,
  inYangguang,
  offerOf,
  profileOf,
  publishedPosting,
  registered,
  registeredEmployer,
  verified,
} from "../town/jobs.ts";
import { field, refusing } from "../town/refusing.ts";
import { type Ground, ground as newGround, openTown, type Town } from "../town/town.ts";

describe("the paper of somebody without membership", () => {
  let town: Town;
  let ground: Ground;
  let refused: ReturnType<typeof refusing>;
  beforeAll(async () => {
    ground = await newGround();
    town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: ground });
    refused = refusing(ground, inYangguang.slug);
  });
  const signing = (consent: object) => ({ body: profileOf("赵六", { consent: consent as never }) });

  it("has a number by which it is found again, or there is no registration", async () => {
    const { textVersion } = { textVersion: "2026-01" };
    const missing = { status: 400, code: "invalid", errors: [{ pointer: "/consent/paperRef", code: "required" }] };
    await refused(town, "miao", (miao) => miao.registerSeeker(signing({ textVersion })), missing);
    for (const paperRef of ["在柜子里", "", "1".repeat(41), "<1>"]) {
      const wrong = { status: 400, errors: [expect.objectContaining({ pointer: "/consent/paperRef" })] };
      await refused(town, "miao", (miao) => miao.registerSeeker(signing({ textVersion, paperRef })), wrong);
    }
    const { body } = await (await town.as("miao")).registerSeeker(
      signing({ textVersion, paperRef: " ＧＺ-2026-017 " }),
    );
    const { consents } = (await (await town.as("miao")).getSeeker({ params: { seekerId: body.seekerId } })).body;
    expect(consents).toMatchObject([{ paperRef: "GZ-2026-017" }]);
  });

  it("is named again where they agree to something more, and is not kept once it was taken back", async () => {
    const consent = { textVersion: "2026-01", paperRef: "GZ-2026-018" };
    const { seekerId } = (await (await town.as("miao")).registerSeeker(signing(consent))).body;
    const params = { seekerId };
    const skill = { purpose: "skill-update" as const, textVersion: "2026-01" };
    const unsigned = { params, body: skill as never };
    await refused(town, "miao", (miao) => miao.recordSignedConsent(unsigned), field("/paperRef", "required"));
    const miao = await town.as("miao");
    const signed = await miao.recordSignedConsent({ params, body: { ...skill, paperRef: "GZ-2026-019" } });
    const consentId = signed.body.consents.at(-1)?.consentId ?? "";
    const { consents } = (await miao.withdrawSignedConsent({ params, body: { consentId } })).body;
    expect(consents.at(-1)).not.toHaveProperty("paperRef");
  });
});

describe("an offer of work", () => {
  it("is taken in a session with who was seen, not with who was called back", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const phone = { params: { personId: await town.idOf("qin") }, body: { phone: "13800138000" } };
    await (await town.as("fang")).correctPerson(phone);
    town.clock.advance(73 * 60);
    const { programmeId } = await activeProgramme(town, inYangguang);
    const employerId = await verified(town, inYangguang, await registeredEmployer(town, inYangguang));
    const { postingId } = await publishedPosting(town, inYangguang, offerOf(programmeId, employerId));
    const { seekerId } = await registered(town, "qin", { name: "秦先生" });
    const subjectId = await town.idOf("qin");
    const sharing = { purpose: "share-to-employer", scopeId: employerId, textVersion: "2026-01" } as const;
    const body = { subjectId, ...sharing, basis: "self", answer: "yes" } as const;
    await (await town.as("qin")).giveConsent({ body });
    await town.drain();
    const params = { jobApplicationId: (await applied(town, inYangguang, { seekerId, postingId })).jobApplicationId };
    const miao = await town.as("miao");
    await miao.inviteToInterview({ params, body: {} });
    await miao.offerWork({ params, body: {} });
    const { desk, end } = await inSession(town, "ding", subjectId, { check: calledBack });
    await expect(desk.acceptWork({ params, body: {} })).rejects.toMatchObject({
      problem: { status: 403, code: "identity-not-shown" },
    });
    await end();
    const seen = await inSession(town, "ding", subjectId);
    expect((await seen.desk.acceptWork({ params, body: {} })).body.status).toBe("accepted");
  });
});
