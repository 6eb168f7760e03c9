import { describe, expect, it } from "vitest";
import { devIssuer } from "#infra/local/issuer.ts";
import { registrationStore } from "#services/communities/store/registration-store.ts";
import { daysAsMinutes } from "#shared/domain/dates.ts";
import { policy } from "#shared/domain/policy.ts";
import { accountOf } from "#shared/people/membership.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import { inYangguang } from "../town/jobs.ts";
import { openTown } from "../town/town.ts";

const { slug } = inYangguang;
const asked = { name: "钱女士", phone: "139 0013 9000", building: "5栋", room: "1102" };
const refusedWith = (pointer: string, code: string) => ({
  problem: { status: 400, errors: [expect.objectContaining({ pointer, code })] },
});
const notFound = { problem: { status: 404 } };

/** Another subject, whose account begins with the same letters. */
const alikeTo = (subject: string): string => {
  const beginning = (of: string) => accountOf({ issuer: devIssuer, subject: of }).slice(0, 2);
  const others = Array.from({ length: 20_000 }, (_, nth) => `${subject}-${nth}`);
  return others.find((each) => beginning(each) === beginning(subject)) ?? "";
};

const atGate = async () => {
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  const stranger = (name = "newcomer") => town.as(name, slug);
  const desk = () => town.as("ding", slug);
  const registers = async (name = "newcomer", change = {}) =>
    (await (await stranger(name)).registerSelf({ body: { ...asked, ...change } })).body.registrationId;
  const waiting = async () => (await (await desk()).listRegistrations({})).body.items;
  const stored = async (registrationId: string) => {
    const table = scoped(town.world.table, communityScope(town.world.region, slug));
    return JSON.stringify((await registrationStore(table).find(registrationId))?.state);
  };
  return { town, desk, stranger, registers, waiting, stored };
};

describe("somebody who is on no roster", () => {
  it("registers themselves, and by that belongs to nothing and reads nothing", async () => {
    const { town, stranger, registers } = await atGate();
    await registers();
    const own = await stranger();
    expect((await own.getOwnRegistration({})).body).toMatchObject({ status: "registered" });
    await expect(own.getSettings({})).rejects.toMatchObject(notFound);
    await expect(own.listPeople({ query: {} })).rejects.toMatchObject(notFound);
    expect((await own.listOwnCommunities({})).body.items).toEqual([]);
    await expect((await stranger("second")).getOwnRegistration({})).rejects.toMatchObject(notFound);
    const { body } = await (await town.as("ding", slug)).listPeople({ query: { building: "5栋" } });
    expect(body.items.filter(({ name }) => name === asked.name)).toEqual([]);
  });

  it("waits once, in a building that there is; who belongs here has nothing to register", async () => {
    const { stranger, registers } = await atGate();
    await registers();
    const again = refusedWith("", "registered-already");
    await expect((await stranger()).registerSelf({ body: asked })).rejects.toMatchObject(again);
    await expect((await stranger("qin")).registerSelf({ body: asked })).rejects.toMatchObject(again);
    const elsewhere = (await stranger("second")).registerSelf({ body: { ...asked, building: "99栋" } });
    await expect(elsewhere).rejects.toMatchObject(refusedWith("/building", "unknown-building"));
  });

  it("is slowed by the hour, and nobody else by it", async () => {
    const { stranger, registers } = await atGate();
    await registers();
    for (let nth = 1; nth < policy.registrationsAnHour.value; nth += 1)
      await (await stranger()).registerSelf({ body: asked }).catch(() => {});
    const over = (await stranger()).registerSelf({ body: asked });
    await expect(over).rejects.toMatchObject({ problem: { status: 429, code: "quota-exceeded" } });
    const beside = (await stranger(alikeTo("newcomer"))).registerSelf({ body: { ...asked, room: "1103" } });
    expect((await beside).status).toBe(201);
  });

  it("is not counted who belongs here already", async () => {
    const { stranger } = await atGate();
    const again = refusedWith("", "registered-already");
    for (let nth = 0; nth <= policy.registrationsAnHour.value; nth += 1)
      await expect((await stranger("qin")).registerSelf({ body: asked })).rejects.toMatchObject(again);
  });

  it("is taken in by the desk: the record has the sign-in, and is verified like any other", async () => {
    const { town, desk, stranger, registers, waiting, stored } = await atGate();
    const registrationId = await registers();
    expect(await waiting()).toMatchObject([{ registrationId, name: "钱女士", phone: "+8613900139000" }]);
    const released = await (await desk()).releaseRegistration({ params: { registrationId }, body: {} });
    const { personId = "" } = released.body;
    await town.drain();
    town.clock.advance(1);
    expect(await waiting()).toEqual([]);
    expect((await (await stranger()).listOwnCommunities({})).body.items).toMatchObject([{ community: slug, personId }]);
    const { body: person } = await (await desk()).getPerson({ params: { personId } });
    expect(person).toMatchObject({ status: "unverified", hasAccount: true, grants: [], room: "1102" });
    await (await desk()).verifyPerson({ params: { personId }, body: { method: "id-shown" } });
    town.clock.advance(1);
    expect((await (await stranger()).getSettings({})).status).toBe(200);
    expect(await stored(registrationId)).not.toMatch(/钱女士|139|1102|account/);
  });

  it("is asked about where the same name and flat is known, and may be that person", async () => {
    const { desk, registers } = await atGate();
    const written = { name: "钱 女士", building: "5栋", room: "1102" };
    const { personId } = (await (await desk()).registerPerson({ body: written })).body;
    const registrationId = await registers();
    const params = { registrationId };
    expect((await (await desk()).getRegistration({ params })).body.likelyPersonId).toBe(personId);
    const anew = (await desk()).releaseRegistration({ params, body: {} });
    await expect(anew).rejects.toMatchObject(refusedWith("/personId", "is-known"));
    const { body } = await (await desk()).releaseRegistration({ params, body: { personId } });
    expect(body).toMatchObject({ status: "released", personId });
    expect((await (await desk()).getPerson({ params: { personId } })).body.hasAccount).toBe(true);
  });

  it("is not offered to be taken in who has a record by now", async () => {
    const { town, desk, stranger, registers } = await atGate();
    const params = { registrationId: await registers() };
    const offered = async () => (await (await desk()).getRegistration({ params })).body.allowedVerbs;
    expect(await offered()).toEqual(["releaseRegistration", "declineRegistration"]);
    const worker = await town.as("fang");
    const { personId } = (await worker.registerPerson({ body: { name: "钱女士", building: "3栋" } })).body;
    const { code } = (await worker.issueClaimCode({ params: { personId }, body: {} })).body;
    await (await stranger()).claimPerson({ body: { personId, code } });
    expect(await offered()).toEqual(["declineRegistration"]);
  });

  it("becomes nobody who signs in already, nor somebody of more roles than the desk gives codes for", async () => {
    const { town, desk, registers } = await atGate();
    const params = { registrationId: await registers() };
    const as = async (personId: string) => (await desk()).releaseRegistration({ params, body: { personId } });
    const taken = refusedWith("/personId", "claimed-already");
    await expect(as(await town.idOf("qin"))).rejects.toMatchObject(taken);
    const body = { name: "周主任" };
    const { personId } = (await (await desk()).registerPerson({ body })).body;
    const grant = { personId, role: "residents-committee-worker" as const };
    await (await town.as("admin-yangguang")).grantRole({ body: grant });
    await expect(as(personId)).rejects.toMatchObject({ problem: { status: 403, code: "role-not-allowed" } });
  });

  it("is declined with a reason that they read, and may ask once more", async () => {
    const { desk, stranger, registers, waiting, stored } = await atGate();
    const registrationId = await registers();
    const reason = "请带证件到服务台";
    await (await desk()).declineRegistration({ params: { registrationId }, body: { reason } });
    expect((await (await stranger()).getOwnRegistration({})).body).toMatchObject({ status: "declined", reason });
    expect(await stored(registrationId)).not.toMatch(/钱女士|139|1102/);
    const second = await registers();
    expect(await waiting()).toMatchObject([{ registrationId: second }]);
    expect(await stored(registrationId)).toContain("lapsed");
  });

  it("is forgotten where nobody released it in time", async () => {
    const { town, stranger, registers, waiting, stored } = await atGate();
    const registrationId = await registers();
    town.clock.advance(daysAsMinutes(policy.registrationDays.value) - 1);
    await town.drain();
    expect(await waiting()).toHaveLength(1);
    town.clock.advance(1);
    await town.drain();
    expect(await waiting()).toEqual([]);
    expect(await stored(registrationId)).not.toMatch(/钱女士|139|1102|account/);
    await expect((await stranger()).getOwnRegistration({})).rejects.toMatchObject(notFound);
  });
});
