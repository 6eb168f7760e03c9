import { describe, expect, it } from "vitest";
import { consentStore as keptByEmployment } from "#services/employment/store/consent-store.ts";
import { mustBeShown, type OwnTexts, standingText } from "#shared/domain/consent-text.ts";
import { ConsentPurpose, consentTexts, recipientWords } from "#shared/domain/consent-texts.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import { inYangguang } from "../town/jobs.ts";
import { openTown } from "../town/town.ts";

const start = "2026-03-02T01:00:00.000Z";
const adds = { "zh-CN": "求职资料只在工作日查看。", en: "Profiles are read on working days alone." };
const unknownText = {
  problem: { status: 400, errors: [expect.objectContaining({ pointer: "/textVersion", code: "unknown-text" })] },
};

const qinAndAdmin = async () => {
  const town = await openTown({ start });
  const [qin, admin] = [await town.as("qin"), await town.as("admin-yangguang")];
  const subjectId = await town.idOf("qin");
  const shown = async (purpose: ConsentPurpose = "job-seeking") =>
    (await qin.listConsentTexts({})).body.items.find((each) => each.purpose === purpose);
  const agrees = (textVersion: string) =>
    qin.giveConsent({ body: { subjectId, purpose: "job-seeking", textVersion, basis: "self", answer: "yes" } });
  const tightens = (toldTo?: ("employment-caseworker" | "campus-desk" | "everybody")[]) =>
    admin.tightenConsentText({ params: { purpose: "job-seeking" }, body: { adds, toldTo } });
  return { town, subjectId, shown, agrees, tightens };
};

describe("the words that people agree to", () => {
  it("are shipped for each purpose, in both languages, with who is told and how to take it back", () => {
    for (const purpose of ConsentPurpose.options) {
      const versions = consentTexts[purpose].map(({ version }) => version);
      expect(new Set(versions).size).toBe(versions.length);
      expect(versions.filter((version) => version.includes("."))).toEqual([]);
      for (const { text, takeBack, toldTo } of consentTexts[purpose]) {
        const said = [text, takeBack, ...toldTo.map((each) => recipientWords[each])];
        expect(toldTo.length).toBeGreaterThan(0);
        expect(said.every((each) => /\p{Script=Han}/u.test(each["zh-CN"]) && !/\p{Script=Han}/u.test(each.en))).toBe(
          true,
        );
      }
    }
  });

  it("are shown to anybody before they answer, in their language", async () => {
    const town = await openTown({ start });
    const path = `/v1/public/communities/${inYangguang.slug}/communities/consent-texts`;
    const headers = { "accept-language": "en" };
    const { status, body } = await town.send(undefined, "GET", path, { headers });
    expect(status).toBe(200);
    expect((body as { items: object[] }).items).toContainEqual(
      expect.objectContaining({
        purpose: "share-to-employer",
        version: "2026-01",
        title: "sharing a profile with an employer",
        toldTo: ["the one employer that is named"],
        takeBack: expect.stringContaining("at any time"),
      }),
    );
  });

  it("are named by each answer: of a text that nobody was shown there is no consent", async () => {
    const { town, subjectId, agrees } = await qinAndAdmin();
    for (const version of ["2019-01", "2026-01.1", "2026-01.0", "1"])
      await expect(agrees(version)).rejects.toMatchObject(unknownText);
    expect((await agrees("2026-01")).body).toMatchObject({ status: "given", textVersion: "2026-01" });
    await town.drain();
    const table = scoped(town.world.table, communityScope("local", inYangguang.slug));
    const kept = Object.values((await keptByEmployment(table).find(subjectId))?.given ?? {});
    expect(kept).toMatchObject([{ purpose: "job-seeking", textVersion: "2026-01" }]);
  });

  it("are made stricter by a community: whole as they are shipped, with what it adds, to fewer", async () => {
    const { shown, agrees, tightens } = await qinAndAdmin();
    const shipped = await shown();
    expect((await tightens()).body.version).toBe("2026-01.1");
    await tightens(["employment-caseworker"]);
    expect(await shown()).toEqual({
      ...shipped,
      version: "2026-01.2",
      adds: adds["zh-CN"],
      toldTo: [recipientWords["employment-caseworker"]["zh-CN"]],
    });
    expect((await agrees("2026-01.2")).body.textVersion).toBe("2026-01.2");
    expect((await shown("child-course"))?.version).toBe("2026-01");
  });

  it("are never made looser", async () => {
    const { shown, tightens } = await qinAndAdmin();
    const looser = { problem: { errors: [expect.objectContaining({ pointer: "/toldTo/1" })] } };
    await expect(tightens(["campus-desk", "everybody"])).rejects.toMatchObject(looser);
    expect((await shown())?.version).toBe("2026-01");
  });

  it("keep what was added before, and tell no more than they did, when more is added without a word of whom", async () => {
    const { shown, tightens, town } = await qinAndAdmin();
    await tightens(["employment-caseworker"]);
    const more = { "zh-CN": "每年告知一次查看记录。", en: "Each year people learn who looked." };
    const params = { purpose: "job-seeking" as const };
    await (await town.as("admin-yangguang")).tightenConsentText({ params, body: { adds: more } });
    expect(await shown()).toMatchObject({
      version: "2026-01.2",
      adds: `${adds["zh-CN"]}\n${more["zh-CN"]}`,
      toldTo: [recipientWords["employment-caseworker"]["zh-CN"]],
    });
    const looser = { problem: { errors: [{ pointer: "/toldTo/0", code: "loosens-the-text" }] } };
    await expect(tightens(["campus-desk"])).rejects.toMatchObject(looser);
  });

  it("hold for who took a paper home before they were replaced, as long as a slip opens", () => {
    const own: OwnTexts = { purpose: "job-seeking", tightenings: [{ adds, from: start }] };
    const asked = { purpose: "job-seeking", own, policy: {} } as const;
    expect(standingText("job-seeking", own).version).toBe("2026-01.1");
    mustBeShown({ ...asked, textVersion: "2026-01", at: "2026-08-29T01:00:00.000Z" });
    const late = { ...asked, textVersion: "2026-01", at: "2026-08-29T01:00:00.001Z" };
    expect(() => mustBeShown(late)).toThrow(
      expect.objectContaining({ detail: { errors: [{ pointer: "/textVersion", code: "text-replaced" }] } }),
    );
    mustBeShown({ ...late, textVersion: "2026-01.1" });
  });

  it("are printed large, to be signed at the desk", async () => {
    const { town, tightens } = await qinAndAdmin();
    await tightens();
    const paper = await (await town.as("ding")).getConsentPaper({ params: { purpose: "job-seeking" } });
    for (const part of ["求职帮扶", adds["zh-CN"], "2026-01.1", "如何撤回", "签字"])
      expect(String(paper.body)).toContain(part);
  });
});
