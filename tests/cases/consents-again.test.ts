import { describe, expect, it } from "vitest";
import { consentStore as keptByEmployment } from "#services/employment/store/consent-store.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import { consents, inChengdu, inYangguang, otherEmployer, registered, signs, walkIn } from "../town/jobs.ts";
import { openTown, type Town } from "../town/town.ts";

const textVersion = "2026-01";

/** A resident who agrees to things, as communities and employment know of it. */
const resident = async () => {
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  const qin = await town.as("qin");
  const subjectId = await town.idOf("qin");
  const listed = async () => (await qin.listConsents({ query: { subject: subjectId, limit: 100 } })).body.items;
  const table = scoped(town.world.table, communityScope("local", inYangguang.slug));
  const known = async () => Object.keys((await keptByEmployment(table).find(subjectId))?.given ?? {});
  const says = async (answer: "yes" | "no", purpose: "skill-update" | "public-story" = "skill-update") => {
    town.clock.advance(1);
    const body = { subjectId, purpose, textVersion, basis: "self", answer } as const;
    const said = (await qin.giveConsent({ body })).body;
    await town.drain();
    return said;
  };
  return { town, qin, subjectId, listed, known, says };
};

describe("who agrees to the same once more", () => {
  it("has one consent, of the last time, under the id of the first", async () => {
    const { listed, known, says } = await resident();
    const first = await says("yes");
    const second = await says("yes");
    expect(second).toMatchObject({ consentId: first.consentId, status: "given" });
    const { allowedVerbs: _, ...kept } = second;
    expect(await listed()).toEqual([kept]);
    expect(await known()).toEqual([first.consentId]);
  });

  it("has one for each purpose and each scope", async () => {
    const { town, listed, known, says } = await resident();
    await says("yes");
    await says("yes", "public-story");
    for (const employer of ["a", "b", "a"])
      await consents(town, "qin", "share-to-employer", `emp_${employer.repeat(20)}`);
    expect(await listed()).toHaveLength(4);
    expect(await known()).toHaveLength(4);
  });

  it("has one where both are said at once", async () => {
    const { town, qin, subjectId, listed } = await resident();
    const body = { subjectId, purpose: "skill-update", textVersion, basis: "self", answer: "yes" } as const;
    await Promise.all([1, 2, 3].map(() => qin.giveConsent({ body })));
    await town.drain();
    expect(await listed()).toHaveLength(1);
  });

  it("is helped as before: the profile that stands on it stays", async () => {
    const { town, qin } = await resident();
    const { seekerId } = await registered(town, "qin");
    await consents(town, "qin", "job-seeking");
    expect((await qin.getSeeker({ params: { seekerId } })).body.status).toBe("seeking");
  });
});

describe("who says no to what they agreed to", () => {
  it("takes it back, and may agree anew, by a consent of its own", async () => {
    const { listed, known, says } = await resident();
    const first = await says("yes");
    expect(await says("no")).toMatchObject({ consentId: first.consentId, status: "withdrawn" });
    expect(await known()).toEqual([]);
    const again = await says("yes");
    expect(again.consentId).not.toBe(first.consentId);
    expect(await known()).toEqual([again.consentId]);
    expect((await listed()).map(({ status }) => status).toSorted()).toEqual(["given", "withdrawn"]);
  });

  it("says it once, however often", async () => {
    const { listed, says } = await resident();
    expect((await says("no")).consentId).toBe((await says("no")).consentId);
    expect(await listed()).toHaveLength(1);
  });
});

describe("a request that is sent once more", () => {
  it("gives nothing that was taken back meanwhile", async () => {
    const { town, qin, subjectId, listed, says } = await resident();
    await says("yes");
    const body = { subjectId, purpose: "skill-update", textVersion, basis: "self", answer: "yes" } as const;
    const sent = { body, idempotencyKey: "renewed" };
    const { consentId } = (await qin.giveConsent(sent)).body;
    await qin.withdrawConsent({ params: { consentId }, body: {} });
    await qin.giveConsent(sent);
    await town.drain();
    expect((await listed()).map(({ status }) => status)).toEqual(["withdrawn"]);
  });
});

describe("so many consents as one person can have", () => {
  it("end somewhere; what was taken back makes room", async () => {
    const { qin, subjectId } = await resident();
    const share = (nth: number) => {
      const scopeId = `emp_${"a".repeat(17)}${[nth >> 10, (nth >> 5) & 31, nth & 31].map((each) => "abcdefghijklmnopqrstuvwxyz234567"[each]).join("")}`;
      const body = {
        subjectId,
        purpose: "share-to-employer",
        scopeId,
        textVersion,
        basis: "self",
        answer: "yes",
      } as const;
      return qin.giveConsent({ body });
    };
    const first = await share(0);
    for (let nth = 1; nth < 200; nth += 1) await share(nth);
    await expect(share(200)).rejects.toMatchObject({ problem: { errors: [{ pointer: "/scopeId", code: "too-big" }] } });
    await qin.withdrawConsent({ params: { consentId: first.body.consentId }, body: {} });
    expect((await share(200)).body.status).toBe("given");
  });
});

describe("what somebody who is no member signs once more", () => {
  it("takes the place of what they signed before", async () => {
    const town: Town = await openTown({ start: "2020-03-02T01:00:00.000Z" });
    const { seekerId, consents: before } = await walkIn(town, inChengdu, "李四");
    const employerId = await otherEmployer(town);
    const first = await signs(town, inChengdu, seekerId, employerId);
    expect(await signs(town, inChengdu, seekerId, employerId)).toBe(first);
    const caseworker = await town.as("caseworker");
    await caseworker.withdrawSignedConsent({ params: { seekerId }, body: { consentId: first } });
    const again = await signs(town, inChengdu, seekerId, employerId);
    expect(again).not.toBe(first);
    const { body } = await caseworker.getSeeker({ params: { seekerId } });
    expect(body.consents.map(({ consentId }) => consentId)).toEqual([before[0]?.consentId, again]);
  });
});

describe("an answer that is sent again after another", () => {
  /** Each answer with the key of its request, in turn. */
  const answering = async () => {
    const { town, qin, subjectId, listed, known } = await resident();
    const says = async (answer: "yes" | "no", idempotencyKey: string) => {
      town.clock.advance(1);
      const body = { subjectId, purpose: "skill-update", textVersion, basis: "self", answer } as const;
      const said = (await qin.giveConsent({ body, idempotencyKey })).body;
      await town.drain();
      return said;
    };
    return { listed, known, says };
  };

  it("takes no later yes back", async () => {
    const { known, says } = await answering();
    const refused = await says("no", "k1");
    const given = await says("yes", "k2");
    expect(await says("no", "k1")).toEqual(refused);
    expect(await known()).toEqual([given.consentId]);
  });

  it("gives nothing anew after a later no, however many consents ago it was", async () => {
    const { listed, known, says } = await answering();
    await says("yes", "a");
    await says("yes", "b");
    await says("no", "c");
    await says("yes", "d");
    await says("no", "e");
    const before = await listed();
    expect(await says("yes", "b")).toMatchObject({ status: "withdrawn" });
    expect(await listed()).toEqual(before);
    expect(await known()).toEqual([]);
  });
});
