import { beforeEach, describe, expect, it } from "vitest";
import { policy } from "#shared/domain/policy.ts";
import { inYangguang } from "../town/jobs.ts";
import { openTown, type Town } from "../town/town.ts";

const { slug } = inYangguang;

let town: Town;
beforeEach(async () => {
  town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
});

describe("what is sent once more", () => {
  it("shows whoever administers the child that they registered, and no other", async () => {
    const [worker, admin] = [await town.as("fang"), await town.as("admin-yangguang")];
    const mother = await town.idOf("jiang");
    const { householdId } = (await worker.foundHousehold({ body: { building: "2栋", memberIds: [mother] } })).body;
    const child = (nickname: string) => ({
      params: { householdId },
      body: { nickname, birthYear: 2018, guardianIds: [mother] },
    });
    const adds = async () => (await admin.addDependant({ ...child("小江"), idempotencyKey: "child" })).body.dependants;
    const first = await adds();
    await worker.addDependant(child("小河"));
    expect(await adds()).toEqual(first);
    await worker.removeDependant({ params: { dependantId: first[0]?.dependantId ?? "" }, body: {} });
    expect(await adds()).toEqual([]);
  });

  describe("by who registered themselves", () => {
    const body = { name: "钱女士", phone: "139 0013 9000", building: "5栋", room: "1102" };
    const asks = async (idempotencyKey = "first") =>
      (await town.as("newcomer", slug)).registerSelf({ body, idempotencyKey });
    const desk = () => town.as("ding", slug);

    it("is answered as the first time, and not counted", async () => {
      const { registrationId } = (await asks()).body;
      for (let nth = 0; nth <= policy.registrationsAnHour.value; nth += 1)
        expect((await asks()).body.registrationId).toBe(registrationId);
    });

    it("is answered, though they belong to the community by now", async () => {
      const { registrationId } = (await asks()).body;
      await (await desk()).releaseRegistration({ params: { registrationId }, body: {} });
      town.clock.advance(1);
      expect((await asks()).body).toMatchObject({ registrationId, status: "released" });
    });

    it("takes away nothing of why they were declined", async () => {
      const { registrationId } = (await asks()).body;
      const declining = { params: { registrationId }, body: { reason: "请带证件到服务台" } };
      await (await desk()).declineRegistration(declining);
      expect((await asks()).body).toMatchObject({ registrationId, status: "declined", ...declining.body });
      expect((await asks("second")).body).toMatchObject({ status: "registered" });
    });
  });
});
