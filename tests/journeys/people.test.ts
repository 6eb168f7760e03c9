import { beforeAll, describe, expect, it } from "vitest";
import { openTown, type Town } from "../town/town.ts";

const refused = (code: string, more: object = {}) => ({ problem: expect.objectContaining({ code, ...more }) });

describe("a person at the desk", () => {
  let town: Town;
  let personId: string;
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  });
  const he = () => town.as("he");
  const admin = () => town.as("admin-foshan");

  it("is registered without an account, with a landline and a middle dot in the name", async () => {
    const body = { name: "阿依古丽·买买提", phone: "020-8888 8888", birthYear: 1947, building: "3栋", room: "1203" };
    const { status, body: person } = await (await he()).registerPerson({ body });
    expect(status).toBe(201);
    expect(person).toMatchObject({
      status: "unverified",
      name: "阿依古丽·买买提",
      phone: "+862088888888",
      hasAccount: false,
    });
    personId = person.personId;
  });

  it("is not registered twice, nor in a building that is not there, nor born in the future", async () => {
    const desk = await he();
    const same = desk.registerPerson({ body: { name: "阿依古丽·买买提", phone: "+86 20 8888 8888" } });
    await expect(same).rejects.toMatchObject(
      refused("invalid", { errors: [expect.objectContaining({ code: "registered-already" })] }),
    );
    for (const [body, pointer] of [
      [{ name: "甲", building: "99栋" }, "/building"],
      [{ name: "甲", birthYear: 2030 }, "/birthYear"],
      [{ name: "甲", phone: "12" }, "/phone"],
      [{ name: "甲", phone: "99999999999999" }, "/phone"],
    ] as const)
      await expect(desk.registerPerson({ body })).rejects.toMatchObject({
        problem: { errors: [expect.objectContaining({ pointer })] },
      });
  });

  it("shows the number to those who call, and masks it from the rest", async () => {
    expect((await (await he()).getPerson({ params: { personId } })).body.phone).toBe("+862088888888");
    expect((await (await admin()).getPerson({ params: { personId } })).body.phone).toBe("+862088888888");
    await expect((await town.as("chen")).getPerson({ params: { personId } })).rejects.toMatchObject(
      refused("not-found"),
    );
  });

  it("is verified by somebody else, who says how", async () => {
    const { body } = await (await he()).verifyPerson({ params: { personId }, body: { method: "id-shown" } });
    expect(body.status).toBe("verified");
    const heId = await town.idOf("he");
    const self = (await he()).verifyPerson({ params: { personId: heId }, body: { method: "id-shown" } });
    await expect(self).rejects.toMatchObject(refused("role-not-allowed"));
  });

  it("is corrected in what is named, and only there", async () => {
    const { body } = await (await he()).correctPerson({ params: { personId }, body: { room: "1204" } });
    expect(body).toMatchObject({ room: "1204", name: "阿依古丽·买买提", birthYear: 1947 });
  });

  it("binds a sign-in by the printed code, which a retry prints again and eleven misses lock", async () => {
    const desk = await he();
    const issue = { params: { personId }, body: {}, idempotencyKey: "print" };
    const first = (await desk.issueClaimCode(issue)).body.code;
    expect((await desk.issueClaimCode(issue)).body.code).toBe(first);
    const claim = async (code: string) =>
      (await town.as("ayi", "foshan-guojigongguan")).claimPerson({ body: { personId, code } });
    for (let miss = 0; miss < 11; miss += 1)
      await expect(claim("c".repeat(26))).rejects.toMatchObject(refused("code-invalid"));
    await expect(claim(first)).rejects.toMatchObject(refused("code-invalid"));
    const fresh = (await desk.issueClaimCode({ params: { personId }, body: {} })).body.code;
    expect(fresh).not.toBe(first);
    await claim(fresh);
    const ayi = await town.as("ayi", "foshan-guojigongguan");
    expect((await ayi.listOwnCommunities({})).body.items).toMatchObject([{ personId }]);
    await town.drain();
    town.clock.advance(1);
    expect((await ayi.listOwnCommunities({})).body.items).toMatchObject([{ personId }]);
  });

  it("holds a role for a term, which ends by itself", async () => {
    const to = "2026-03-05T00:00:00.000Z";
    const granted = await (await admin()).grantRole({ body: { personId, role: "mediator", to } });
    const other = await (await admin()).grantRole({ body: { personId, role: "instructor", to } });
    await town.drain();
    town.clock.set("2026-03-05T00:00:00.000Z");
    await town.drain();
    for (const { grantId } of [granted.body, other.body])
      expect((await (await admin()).getRoleGrant({ params: { grantId } })).body.revokedAt).toBeDefined();
    for (const [wrong, pointer] of [
      [{ role: "building-leader" }, "/building"],
      [{ role: "building-leader", building: "8栋" }, "/building"],
      [{ role: "mediator", to: "2026-03-01T00:00:00.000Z" }, "/to"],
      [{ role: "employer-contact" }, "/employerId"],
    ] as const)
      await expect((await admin()).grantRole({ body: { personId, ...wrong } })).rejects.toMatchObject({
        problem: { errors: [expect.objectContaining({ pointer })] },
      });
  });

  it("moves out: every role and the household end, and nothing can be granted any more", async () => {
    const desk = await he();
    const household = { building: "3栋", room: "1204", memberIds: [personId] };
    const { householdId } = (await desk.foundHousehold({ body: household })).body;
    await desk.moveOutPerson({ params: { personId }, body: {} });
    await town.drain();
    const { body } = await desk.getPerson({ params: { personId } });
    expect(body.status).toBe("moved-out");
    expect(body.grants.every(({ revokedAt }) => revokedAt !== undefined)).toBe(true);
    expect((await desk.getHousehold({ params: { householdId } })).body.memberIds).toEqual([]);
    const late = (await admin()).grantRole({ body: { personId, role: "resident" } });
    await expect(late).rejects.toMatchObject(refused("wrong-state"));
    const back = desk.addMember({ params: { householdId }, body: { personId } });
    await expect(back).rejects.toMatchObject(
      refused("invalid", { errors: [expect.objectContaining({ code: "unknown-person" })] }),
    );
  });
});

describe("a family", () => {
  let town: Town;
  let householdId: string;
  let dependantId: string;
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const manager = await town.as("manager");
    await manager.setBuilding({ body: { name: "1栋" } });
  });
  const nanning = "nanning-xipai-lanan";
  const desk = async () => town.as("manager");
  const mother = () => town.as("mother");

  it("lives in one flat, with the child's guardian named", async () => {
    const memberIds = [await town.idOf("mother")];
    const founded = await (await desk()).foundHousehold({ body: { building: "1栋", memberIds } });
    householdId = founded.body.householdId;
    const child = { nickname: "小宝", birthYear: 2017, guardianIds: memberIds };
    const { body } = await (await mother()).addDependant({ params: { householdId }, body: child });
    dependantId = body.dependants[0]?.dependantId ?? "";
    expect(body.dependants).toMatchObject([{ nickname: "小宝", birthYear: 2017 }]);
  });

  it("takes no guardian from elsewhere, and no child for somebody else", async () => {
    const teacherId = await town.idOf("teacher");
    const child = { nickname: "小宝", birthYear: 2017, guardianIds: [teacherId] };
    await expect((await mother()).addDependant({ params: { householdId }, body: child })).rejects.toMatchObject({
      problem: { errors: [expect.objectContaining({ pointer: "/guardianIds/0", code: "not-of-household" })] },
    });
    const stranger = town.as("seat-residents").then((seat) => seat.getHousehold({ params: { householdId } }));
    await expect(stranger).rejects.toMatchObject(refused("not-found"));
  });

  const consent = { purpose: "child-course" as const, textVersion: "2026-01" };

  it("agrees by a guardian, who takes it back as easily", async () => {
    const body = { ...consent, subjectId: dependantId, basis: "guardian" as const, answer: "yes" as const };
    const other = town.as("seat-residents").then((seat) => seat.giveConsent({ body }));
    await expect(other).rejects.toMatchObject(refused("role-not-allowed"));
    const given = (await (await mother()).giveConsent({ body })).body;
    expect(given.status).toBe("given");
    const listed = await (await mother()).listConsents({ query: { subject: dependantId } });
    expect(listed.body.items).toHaveLength(1);
    const withdrawn = await (await mother()).withdrawConsent({ params: { consentId: given.consentId }, body: {} });
    expect(withdrawn.body.status).toBe("withdrawn");
  });

  it("may say no, of which nothing but the ids is kept", async () => {
    const body = {
      ...consent,
      subjectId: dependantId,
      basis: "guardian" as const,
      answer: "no" as const,
      evidence: "不方便",
    };
    const refusedConsent = (await (await mother()).giveConsent({ body })).body;
    expect(refusedConsent.status).toBe("refused");
    expect(JSON.stringify(refusedConsent)).not.toContain("不方便");
  });

  it("keeps one guardian for a child, and removes the child when they ask", async () => {
    const personId = await town.idOf("mother");
    await expect((await desk()).removeMember({ params: { householdId }, body: { personId } })).rejects.toMatchObject({
      problem: { errors: [expect.objectContaining({ code: "only-guardian" })] },
    });
    const { body } = await (await mother()).removeDependant({ params: { dependantId }, body: {} });
    expect(body.dependants).toEqual([]);
    expect(nanning).toContain("nanning");
  });
});
