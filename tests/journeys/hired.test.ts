import { beforeAll, describe, expect, it } from "vitest";
import type { Role } from "#shared/domain/roles.ts";
import { openedCampus } from "../town/campus.ts";
import { jointMeeting, openedMeeting, openIssue, resolution, resolved } from "../town/meetings.ts";
import { openTown, type Town } from "../town/town.ts";

const start = "2026-03-02T01:00:00.000Z";

/** What the administrator of a persona's community does with their roles. */
const rolesOf = (town: Town, administrator: string) => {
  const admin = () => town.as(administrator);
  const grant = async (persona: string, role: Role): Promise<void> => {
    await (await admin()).grantRole({ body: { personId: await town.idOf(persona), role } });
  };
  const revoke = async (persona: string, role: Role): Promise<void> => {
    const { grants } = (await (await admin()).getPerson({ params: { personId: await town.idOf(persona) } })).body;
    const grantId = Object.values(grants).findLast((each) => each.role === role)?.grantId ?? "";
    await (await admin()).revokeRole({ params: { grantId }, body: {} });
  };
  return { grant, revoke };
};

describe("a resident whom the property company hires", () => {
  let town: Town;
  let seriesId: string;
  let associationId: string;
  let roles: ReturnType<typeof rolesOf>;
  const fang = () => town.as("fang");
  const seatOf = async (persona: string) => {
    const personId = await town.idOf(persona);
    const { seats } = (await (await fang()).getSeries({ params: { seriesId } })).body;
    return seats.findLast((each) => each.personId === personId);
  };
  const actionOf = async (issueId: string) => {
    const { issue } = (await (await fang()).getIssue({ params: { issueId } })).body;
    return "actions" in issue ? issue.actions : [];
  };
  const rosterOf = async () => {
    const { roster } = (await (await fang()).getAssociation({ params: { associationId } })).body;
    return roster.map(({ name }) => name);
  };

  beforeAll(async () => {
    town = await openTown({ start });
    roles = rolesOf(town, "admin-yangguang");
    seriesId = await jointMeeting(town);
    const founders = [
      { name: "物业服务中心", side: "property" as const },
      { name: "社区居委会", side: "community" as const },
    ];
    const founding = { body: { name: "互助会", foundedOn: "2026-02", founders } };
    ({ associationId } = (await (await fang()).foundAssociation(founding)).body);
    const params = { associationId };
    await (await town.as("ding")).approveAssociation({ params, body: {} });
    for (const name of ["luo", "jiang"])
      await (await fang()).enrolMember({
        params,
        body: { personId: await town.idOf(name), name, capacity: "neighbour" },
      });
    await town.drain();
  });

  it("keeps seat and roster where they are a resident again before it is heard", async () => {
    await roles.grant("luo", "property-staff");
    await roles.revoke("luo", "property-staff");
    await town.drain();
    expect(await seatOf("luo")).not.toHaveProperty("to");
    expect(await rosterOf()).toEqual(["luo", "jiang"]);
  });

  it("loses the actions that their new side does not answer for, and keeps those that it does", async () => {
    const issueIds = [await openIssue(town, "快递柜占道"), await openIssue(town, "楼道堆物")];
    const { meetingId } = await openedMeeting(town, seriesId, ["fang", "ding", "luo"]);
    for (const [nth, sides] of [["residents"], ["property", "residents"]].entries()) {
      const decision = await resolution(town, "2026-03-25", ["luo"]);
      const actions = decision.actions.map((each) => ({ ...each, sides: sides as never }));
      await resolved(town, issueIds[nth] ?? "", { ...decision, actions });
    }
    await (await fang()).closeMeeting({ params: { meetingId }, body: {} });
    await roles.grant("luo", "property-staff");
    await town.drain();
    const [theirs, shared] = [await actionOf(issueIds[0] ?? ""), await actionOf(issueIds[1] ?? "")];
    expect(theirs).toMatchObject([{ leadLost: { at: expect.any(String) } }]);
    expect(shared[0]).not.toHaveProperty("leadLost");
  });

  it("sits for the residents no longer, and is on their roster no longer; the others are", async () => {
    expect(await seatOf("luo")).toMatchObject({ side: "residents", to: expect.any(String) });
    expect(await seatOf("ding")).not.toHaveProperty("to");
    expect(await rosterOf()).toEqual(["jiang"]);
    await roles.revoke("jiang", "resident");
    await town.drain();
    expect(await rosterOf()).toEqual([]);
  });
});

describe("somebody on the committee of a campus", () => {
  it("sits there no longer once another side hires them, or they hold no role for it any more", async () => {
    const town = await openTown({ start });
    const roles = rolesOf(town, "manager");
    const { campusId } = await openedCampus(town);
    await town.drain();
    const ended = async () => {
      const { seats } = (await (await town.as("manager")).getCampus({ params: { campusId } })).body;
      return seats.filter(({ to }) => to !== undefined).map(({ side }) => side);
    };
    expect(await ended()).toEqual([]);
    await roles.grant("seat-residents", "property-staff");
    await town.drain();
    expect(await ended()).toEqual(["residents"]);
    await roles.revoke("seat-community", "residents-committee-worker");
    await town.drain();
    expect(await ended()).toEqual(["community", "residents"]);
  });
});
