import { describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { inSession } from "../town/desk.ts";
import { inYangguang } from "../town/jobs.ts";
import { field } from "../town/refusing.ts";
import { openTown } from "../town/town.ts";

const notFound = { problem: { status: 404 } };
const { slug } = inYangguang;

const atHome = async () => {
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  const personId = await town.idOf("qin");
  const params = { personId };
  const says = async (answer: "yes" | "no") => {
    const about = { subjectId: personId, purpose: "show-party-membership", textVersion: "2026-01" } as const;
    town.clock.advance(1);
    return (await (await town.as("qin")).giveConsent({ body: { ...about, basis: "self", answer } })).body;
  };
  const shows = async (shownTo: "community-staff" | "community-members") =>
    (await town.as("qin")).setPartyMembership({ params, body: { shownTo } });
  const seenBy = async (persona: string) => (await town.as(persona, slug)).getPartyMembership({ params });
  return { town, personId, params, says, shows, seenBy };
};

describe("that somebody is a member of the Party", () => {
  it("is said by themselves, after a consent of its own, and by nobody else", async () => {
    const { town, params, says, shows } = await atHome();
    await expect(shows("community-staff")).rejects.toMatchObject({
      problem: { status: 409, code: "consent-needed", purpose: "show-party-membership" },
    });
    await says("yes");
    for (const other of ["fang", "admin-yangguang", "jiang"]) {
      const attempt = (await town.as(other, slug)).setPartyMembership({
        params,
        body: { shownTo: "community-members" },
      });
      await expect(attempt).rejects.toMatchObject(notFound);
    }
    expect((await shows("community-staff")).body).toEqual({ isMember: true, shownTo: "community-staff" });
  });

  it("is shown to those whom they chose, and to nobody else", async () => {
    const { says, shows, seenBy } = await atHome();
    await says("yes");
    await shows("community-staff");
    for (const persona of ["qin", "fang", "admin-yangguang"]) expect((await seenBy(persona)).body.isMember).toBe(true);
    for (const persona of ["jiang", "ding", "sun"]) await expect(seenBy(persona)).rejects.toMatchObject(notFound);
    await shows("community-members");
    expect((await seenBy("jiang")).body.isMember).toBe(true);
  });

  it("is known no more once the consent is taken back, or a no is said", async () => {
    for (const end of ["withdraw", "no"] as const) {
      const { town, personId, says, shows, seenBy } = await atHome();
      const { consentId } = await says("yes");
      await shows("community-members");
      if (end === "no") await says("no");
      else await (await town.as("qin")).withdrawConsent({ params: { consentId }, body: {} });
      await expect(seenBy("qin")).rejects.toMatchObject(notFound);
      const key = { partition: `C#${slug}#PERSON#${personId}`, sort: "STATE" };
      expect(JSON.stringify(await town.world.table.get(key))).not.toContain("partyMembership");
      await says("yes");
      await expect(seenBy("qin")).rejects.toMatchObject(notFound);
    }
  });

  it("is said in a session with them by a paper, and is in no fact, no list and no role", async () => {
    const { town, personId, params, says, shows } = await atHome();
    const { sessionId, desk } = await inSession(town, "fang", personId);
    expect(sessionId).not.toBe("");
    const signed = { basis: "desk-signed", answer: "yes", evidence: "存档第9号", textVersion: "2026-01" } as const;
    await desk.giveConsent({ body: { ...signed, subjectId: personId, purpose: "show-party-membership" } });
    await desk.setPartyMembership({ params, body: { shownTo: "community-members" } });
    await says("yes");
    await shows("community-staff");
    await says("no");
    const { items } = await town.world.table.query({ partition: `C#${slug}#PERSON#${personId}`, limit: 100 });
    const told = items.filter(({ sort }) => sort !== "CONSENTS").map(({ verb: _, ...row }) => row);
    expect(told.length).toBeGreaterThan(3);
    expect(JSON.stringify(told)).not.toMatch(/party/i);
    const acts = async (by: Neighbour) => JSON.stringify((await by.listAssistedActs({ params, query: {} })).body.items);
    for (const own of [desk, await town.as("qin")]) expect(await acts(own)).toContain("setPartyMembership");
    const { desk: property } = await inSession(town, "ding", personId);
    for (const other of [property, await town.as("admin-yangguang", slug)]) {
      expect(await acts(other)).toContain("giveConsent");
      expect(await acts(other)).not.toMatch(/party/i);
    }
    const consents = (await (await town.as("qin")).listConsents({ query: { subject: personId } })).body.items;
    for (const { consentId } of consents) {
      const journal = await town.world.table.query({
        partition: `C#${slug}#CONSENT#${consentId}`,
        prefix: "JOURNAL#",
        limit: 100,
      });
      expect(journal.items.length).toBeGreaterThan(0);
      expect(journal.items.flatMap(({ facts }) => facts)).toEqual([]);
    }
    const person = (await (await town.as("fang", slug)).getPerson({ params })).body;
    expect(JSON.stringify(person)).not.toMatch(/party/i);
  });

  it("is asked of no child: neither a guardian nor the desk answers for one", async () => {
    const { town, personId } = await atHome();
    const worker = await town.as("fang", slug);
    const { householdId } = (await worker.foundHousehold({ body: { building: "2栋", memberIds: [personId] } })).body;
    const child = { nickname: "小宝", birthYear: 2017, guardianIds: [personId] };
    const { dependants } = (await worker.addDependant({ params: { householdId }, body: child })).body;
    await town.drain();
    const subjectId = dependants[0]?.dependantId ?? "";
    const about = { subjectId, purpose: "show-party-membership", textVersion: "2026-01", basis: "guardian" } as const;
    const refused = { problem: field("/subjectId", "not-allowed") };
    const qin = await town.as("qin");
    for (const answer of ["yes", "no"] as const)
      await expect(qin.giveConsent({ body: { ...about, answer } })).rejects.toMatchObject(refused);
    const { desk } = await inSession(town, "fang", personId);
    const signed = { ...about, basis: "desk-signed", answer: "no", evidence: "存档第9号" } as const;
    await expect(desk.giveConsent({ body: signed })).rejects.toMatchObject(refused);
    expect((await qin.listConsents({ query: { subject: subjectId } })).body.items).toEqual([]);
  });

  it("is shown to nobody whom the text that stands names no longer", async () => {
    const { town, says, shows, seenBy } = await atHome();
    await says("yes");
    await shows("community-members");
    const adds = { "zh-CN": "只告知居委会。", en: "Only the committee is told." };
    const body = { adds, toldTo: ["community-staff" as const] };
    const params = { purpose: "show-party-membership" as const };
    await (await town.as("admin-yangguang")).tightenConsentText({ params, body });
    await expect(seenBy("jiang")).rejects.toMatchObject(notFound);
    expect((await seenBy("qin")).body.isMember).toBe(true);
    await shows("community-staff");
    expect((await seenBy("fang")).body.isMember).toBe(true);
  });

  it("is nothing that the property's desk says, reads or takes back in a session with them", async () => {
    const { town, personId, params, says, shows } = await atHome();
    const { consentId } = await says("yes");
    await shows("community-members");
    const { desk } = await inSession(town, "ding", personId);
    const notAllowed = { problem: { status: 403, code: "role-not-allowed" } };
    await expect(desk.getPartyMembership({ params })).rejects.toMatchObject(notFound);
    const showing = desk.setPartyMembership({ params, body: { shownTo: "community-members" } });
    await expect(showing).rejects.toMatchObject(notAllowed);
    const about = { subjectId: personId, purpose: "show-party-membership", textVersion: "2026-01" } as const;
    const signed = { ...about, basis: "desk-signed", answer: "yes", evidence: "存档第9号" } as const;
    await expect(desk.giveConsent({ body: signed })).rejects.toMatchObject(notAllowed);
    const no = { ...about, basis: "self", answer: "no" } as const;
    await expect(desk.giveConsent({ body: no })).rejects.toMatchObject(notAllowed);
    expect((await desk.listConsents({ query: { subject: personId } })).body.items).toEqual([]);
    await expect(desk.getConsent({ params: { consentId } })).rejects.toMatchObject(notFound);
    await expect(desk.withdrawConsent({ params: { consentId }, body: {} })).rejects.toMatchObject(notFound);
    const { desk: worker } = await inSession(town, "fang", personId);
    expect((await worker.getPartyMembership({ params })).body.isMember).toBe(true);
    expect((await worker.listConsents({ query: { subject: personId } })).body.items).toMatchObject([{ consentId }]);
  });

  it("is in what they take away themselves, and not in what the desk reads of them", async () => {
    const { town, personId, says, shows } = await atHome();
    const { consentId } = await says("yes");
    await shows("community-staff");
    const taken = async (persona: string, sessionId?: string) => {
      const by = () => town.as(persona, slug, sessionId);
      const { exportId } = (await (await by()).requestDataExport({ body: {} })).body;
      if (sessionId) await (await town.as("fang", slug)).releaseDataExport({ params: { exportId }, body: {} });
      await town.drain();
      return JSON.stringify((await (await by()).getDataExport({ params: { exportId } })).body.parts);
    };
    const own = await taken("qin");
    for (const part of ["partyMembership", consentId]) expect(own).toContain(part);
    const { sessionId } = await inSession(town, "ding", personId);
    const atDesk = await taken("ding", sessionId);
    expect(atDesk).toContain("PERSON");
    expect(atDesk).not.toMatch(/party/i);
    expect(atDesk).not.toContain(consentId);
  });
});
