import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { digest } from "#shared/domain/new-id.ts";
import { inSession } from "../../town/desk.ts";
import { graceOver } from "../../town/erasing.ts";
import { type Ground, ground as newGround } from "../../town/town.ts";
import { estateOf } from "../messages/channels.ts";
import { openProvider, outsideHere } from "../messages/gateway.ts";
import { acceptedDispute, byCode, newcomer, partsOf } from "./estate.ts";

const provider = await openProvider();
beforeEach(() => provider.reset());
afterAll(() => provider.close());

const everything = ({ database }: Ground): string =>
  digest(
    database
      .prepare("SELECT item FROM items ORDER BY partition, sort")
      .all()
      .map(({ item }) => String(item)),
  );

const invalid = { status: 401, body: { code: "code-invalid" } };

/** Somebody without an account was told who leads their dispute. */
const told = async () => {
  const on = await newGround();
  const { town } = await estateOf({ outside: outsideHere(), url: provider.url, on });
  const personId = await newcomer(town);
  const caseId = await acceptedDispute(town, personId);
  const { code } = partsOf(provider.bodies().findLast(({ to }) => to === "+8613700137000").link);
  const refusing = `/mediation/cases/${caseId}/refuse-mediator`;
  return { on, town, personId, caseId, code, refusing, ...byCode(town) };
};

describe("a code of a link", () => {
  it("is for its own thing and its own verbs alone, and a no of it writes nothing", async () => {
    const { on, town, personId, caseId, code, refusing, post } = await told();
    const another = await acceptedDispute(town, personId);
    const before = everything(on);
    expect(await post(`/mediation/cases/${another}/refuse-mediator`, code)).toMatchObject(invalid);
    expect(await post(`/mediation/cases/${caseId}/confirm`, code)).toMatchObject(invalid);
    expect(await post(`/mediation/cases/${caseId}/answer`, code, { body: { settled: true } })).toMatchObject(invalid);
    const booking = `bkg_${"a".repeat(28)}`;
    expect((await post(`/courses/bookings/${booking}/accept`, code)).status).toBeGreaterThanOrEqual(400);
    const wrong = await post(refusing, code, { body: { reason: "x" } });
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ pointer: "/reason" }] } });
    expect(everything(on)).toBe(before);
    expect((await post(refusing, code)).body).toEqual({ answered: true });
  });

  it("lapses, and then says no more of what it was about", async () => {
    const { on, town, code, refusing, read, post } = await told();
    town.clock.advance(31 * 24 * 60);
    const before = everything(on);
    expect((await read(code)).body).toEqual({ status: "lapsed", choices: [] });
    expect(await post(refusing, code)).toMatchObject(invalid);
    expect(everything(on)).toBe(before);
  });

  it("is over once what it asked for is: another leads, and is not refused by it", async () => {
    const { town, caseId, code, refusing, read, post } = await told();
    const sun = await town.as("sun");
    await sun.assignLead({ params: { caseId }, body: { leadId: await town.idOf("sun") } });
    await town.drain();
    expect((await read(code)).body).toEqual({ status: "over", choices: [] });
    expect(await post(refusing, code)).toMatchObject(invalid);
    const { body } = await sun.getCase({ params: { caseId } });
    expect(body.case).toMatchObject({ lead: { personId: await town.idOf("sun") } });
  });

  it("meets the case as it is: one that was withdrawn has its own no", async () => {
    const { on, town, caseId, code, refusing, post } = await told();
    await (await town.as("sun")).withdrawCase({ params: { caseId }, body: { reason: "已和解" } });
    const before = everything(on);
    expect(await post(refusing, code)).toMatchObject({ status: 409, body: { code: "wrong-state" } });
    expect(everything(on)).toBe(before);
  });

  it("opens nothing of who is removed, and of whom nothing is said any more", async () => {
    const { town, personId, code, refusing, read, post } = await told();
    const { desk, end } = await inSession(town, "ding", personId);
    const { erasureId } = (await desk.requestErasure({ body: {} })).body.erasure;
    await end();
    await (await town.as("fang")).releaseErasure({ params: { erasureId }, body: {} });
    await graceOver(town);
    expect(JSON.stringify((await read(code)).body)).not.toContain("余调解员");
    expect(await post(refusing, code)).toMatchObject(invalid);
  });

  it("opens nothing in another community", async () => {
    const { town, caseId, code } = await told();
    const { read, post } = byCode(town, "foshan-guojigongguan");
    expect(await read(code)).toMatchObject(invalid);
    expect(await post(`/mediation/cases/${caseId}/refuse-mediator`, code)).toMatchObject(invalid);
  });

  it("opens for who has it, however often others behind the same address were wrong", async () => {
    const { code, read } = await told();
    for (let nth = 0; nth < 10; nth += 1)
      expect(await read(code.replace(/./, nth % 2 ? "a" : "b").replace(/.$/, "2"), "192.0.2.1")).toMatchObject(invalid);
    expect((await read(code, "192.0.2.1")).body).toMatchObject({ status: "open" });
  });

  it("shows and changes nothing of a community at rest but what is read there", async () => {
    const { on, town, code, refusing, read, post } = await told();
    await town.send("ops", "POST", "/v1/communities/yangguang-huayuan/communities/tenancy/suspend", {
      headers: { "content-type": "application/json", "idempotency-key": "suspend" },
      body: JSON.stringify({ reason: "x" }),
    });
    await town.drain();
    town.clock.advance(1);
    const before = everything(on);
    expect((await read(code)).body).toMatchObject({ status: "open" });
    expect((await post(refusing, code)).status).toBe(423);
    expect(everything(on)).toBe(before);
  });
});

describe("opening a link", () => {
  it("is that its person read it: once, of strength `opened`, and the desk need not call any more", async () => {
    const { on, town, personId, code, read } = await told();
    const called = async () => (await (await town.as("ding")).listCalls({})).body.items.map((call) => call.personId);
    const before = (await called()).filter((each) => each === personId).length;
    await read(code);
    await town.drain();
    const { items } = (await (await town.as("ding")).listOutbox({ query: { limit: 100 } })).body;
    expect(items.flatMap(({ deliveries: { text } }) => text ?? [])).toMatchObject([{ state: "opened" }]);
    expect((await called()).filter((each) => each === personId)).toHaveLength(before - 1);
    const once = everything(on);
    await read(code);
    expect(everything(on)).toBe(once);
  });
});
