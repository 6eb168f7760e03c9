import { beforeAll, describe, expect, it } from "vitest";
import { communitiesRoutes } from "#services/communities/routes.ts";
import { mediationRoutes } from "#services/mediation/routes.ts";
import { client } from "#shared/http/client.ts";
import { inSession } from "../town/desk.ts";
import { openTown, type Town } from "../town/town.ts";

const routes = { ...communitiesRoutes, ...mediationRoutes };
const foshan = "foshan-guojigongguan";

describe("somebody at the desk who acts for a grandmother", () => {
  let town: Town;
  let granny: string;
  let sessionId: string;
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const body = { name: "李奶奶", birthYear: 1948, building: "3栋", needsAssist: true };
    granny = (await (await town.as("he")).registerPerson({ body })).body.personId;
    await town.drain();
  });

  const under = async (session: string) => {
    const token = await town.token("he");
    return client(routes, { baseUrl: "http://linli", send: town.sent, community: foshan, token, session });
  };
  const filing = async () => {
    const disputants = [{ name: "李奶奶", personId: granny }];
    return { category: "noise" as const, place: { building: "3栋" }, source: "desk" as const, disputants };
  };

  it("opens a session after checking who it is, for half an hour", async () => {
    const body = {
      personId: granny,
      identityCheck: "id-shown" as const,
      paper: "identity-card" as const,
      reason: "不会用手机",
    };
    const opened = await (await town.as("he")).openAssistedSession({ body });
    expect(opened.body).toMatchObject({ personId: granny, expiresAt: "2026-03-02T01:30:00.000Z" });
    sessionId = opened.body.sessionId;
    const stranger = (await town.as("chen")).openAssistedSession({ body });
    await expect(stranger).rejects.toMatchObject({ problem: { status: 403 } });
    const own = (await town.as("he")).openAssistedSession({ body: { ...body, personId: await town.idOf("he") } });
    await expect(own).rejects.toMatchObject({ problem: { code: "role-not-allowed" } });
  });

  it("files a case in her name, and it is on record as done for her", async () => {
    const { body } = await (await under(sessionId)).fileCase({ body: await filing() });
    expect(body.case.applicantId).toBe(granny);
    const { caseId } = body.case;
    const seen = await (await under(sessionId)).getCase({ params: { caseId } });
    expect(seen.status).toBe(200);
    const { body: timeline } = await (await under(sessionId)).getTimeline({ params: { caseId } });
    expect(timeline.items[0]?.by).toMatchObject({ role: "desk-operator", onBehalfOf: granny });
    const acts = await (await town.as("admin-foshan")).listAssistedActs({ params: { personId: granny } });
    expect(acts.body.items).toMatchObject([{ verb: "fileCase", sessionId }]);
    expect(acts.body.items).toHaveLength(1);
  });

  it("is somebody else's session, or none: refused at once", async () => {
    for (const wrong of ["ses_", `ses_${"a".repeat(20)}`, ""])
      await expect((await under(wrong)).fileCase({ body: await filing() })).rejects.toMatchObject({
        problem: { status: 403, code: "session-over" },
      });
    const zhao = await town.token("zhao");
    const other = client(routes, {
      baseUrl: "http://linli",
      send: town.sent,
      community: foshan,
      token: zhao,
      session: sessionId,
    });
    await expect(other.listCases({ query: { status: "reported" } })).rejects.toMatchObject({
      problem: { code: "session-over" },
    });
  });

  it("is over when it is ended, with the count of what was done, and no call gets through after that", async () => {
    const ended = await (await town.as("he")).endAssistedSession({ params: { sessionId }, body: {} });
    expect(ended.body.endedAt).toBeDefined();
    await expect((await under(sessionId)).fileCase({ body: await filing() })).rejects.toMatchObject({
      problem: { status: 403 },
    });
  });

  it("is over when its time is, at the minute, and says so by itself", async () => {
    const body = {
      personId: granny,
      identityCheck: "id-shown" as const,
      paper: "identity-card" as const,
      reason: "咨询",
    };
    const { sessionId: later } = (await (await town.as("he")).openAssistedSession({ body })).body;
    town.clock.advance(29.9);
    expect((await (await under(later)).listOwnCommunities({})).status).toBe(200);
    expect((await (await under(later)).fileCase({ body: await filing() })).status).toBe(201);
    town.clock.advance(0.1);
    await expect((await under(later)).fileCase({ body: await filing() })).rejects.toMatchObject({
      problem: { status: 403 },
    });
    await town.drain();
    const { body: session } = await (await town.as("he")).getAssistedSession({ params: { sessionId: later } });
    expect(session.endedAt).toBe(session.expiresAt);
  });

  const opened = async (personId: string) => (await inSession(town, "he", personId)).sessionId;
  const isOver = { problem: { status: 403, code: "session-over" } };

  it("is over when the person has moved out, and cannot be opened for them", async () => {
    const session = await opened(granny);
    await (await town.as("admin-foshan")).moveOutPerson({ params: { personId: granny }, body: {} });
    await expect((await under(session)).fileCase({ body: await filing() })).rejects.toMatchObject(isOver);
    const unknown = { problem: { errors: [{ pointer: "/personId", code: "unknown-person" }] } };
    await expect(opened(granny)).rejects.toMatchObject(unknown);
  });

  it("is over for an operator whose role was revoked, within half a minute", async () => {
    const admin = await town.as("admin-foshan");
    const personId = await town.idOf("zhao");
    const { grantId } = (await admin.grantRole({ body: { personId, role: "desk-operator" } })).body;
    town.clock.advance(1);
    const { desk: acting } = await inSession(town, "zhao", await town.idOf("chen"));
    expect((await acting.listOwnBookings({})).status).toBe(200);
    await admin.revokeRole({ params: { grantId }, body: {} });
    town.clock.advance(0.5);
    await expect(acting.listOwnBookings({})).rejects.toMatchObject(isOver);
  });
});
