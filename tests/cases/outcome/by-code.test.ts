import { beforeEach, describe, expect, it } from "vitest";
import { shortCodeOf } from "#shared/domain/short-code.ts";
import { contactKey, contactsOf } from "#shared/people/contact.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import { acceptedCase, inYangguang } from "../../town/cases.ts";
import { linkTo } from "../../town/links.ts";
import { textIn } from "../../town/outcomes.ts";
import { openTown, type Town } from "../../town/town.ts";

const community = "yangguang-huayuan";
const decision = { outcome: "decision", kind: "other", sites: [], terms: "夜间安静" } as const;

describe("what is proposed, said by a link and on the mediator's glass", () => {
  let town: Town;
  let params: { caseId: string };
  let ids: string[];

  const here = () => scoped(town.world.table, communityScope(town.world.region, community));
  /** The digits that stand for somebody: of their phone, or of their paper. */
  const digitsOf = async (persona: string, code: string): Promise<string> => {
    const personId = await town.idOf(persona);
    return (await contactsOf(here(), [personId])).get(personId)?.phone?.slice(-4) ?? shortCodeOf(code);
  };
  const codeOf = async (persona: string) => {
    await town.drain();
    return (await linkTo(town, { community, personId: await town.idOf(persona), moment: "mediation.textReady" })).code;
  };
  let sent = 0;
  const post = (verb: string, code: string, body: object) => {
    sent += 1;
    return town.send(
      undefined,
      "POST",
      `/v1/public/communities/${community}/mediation/cases/${params.caseId}/${verb}`,
      {
        headers: { "linli-code": code, "content-type": "application/json", "idempotency-key": `sent ${sent}` },
        body: JSON.stringify(body),
      },
    );
  };

  beforeEach(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const accepted = await acceptedCase(town, inYangguang);
    params = { caseId: accepted.caseId };
    ids = accepted.disputants.map(({ disputantId }) => disputantId);
    await (await town.as("sun")).proposeOutcome({ params, body: { ...decision, sites: [] } });
  });

  it("is read and agreed to by the link, with the digits of the phone", async () => {
    const code = await codeOf("jiang");
    const digits = await digitsOf("jiang", code);
    const wrong = digits === "0000" ? "1111" : "0000";
    const invalid = { status: 401, body: { code: "code-invalid" } };
    expect(await post("read-proposal", code, { digits: wrong })).toMatchObject(invalid);
    const read = await post("read-proposal", code, { digits });
    expect(read).toMatchObject({ status: 200, body: { terms: { terms: "夜间安静" } } });
    const { textSha256 } = read.body as { textSha256: string };
    expect(textSha256).toBe(await textIn(town, "sun", params));
    expect(await post("say-yes", code, { digits: wrong, textSha256 })).toMatchObject(invalid);
    expect((await post("say-yes", code, { digits, textSha256: "0".repeat(64) })).body).toMatchObject({
      code: "terms-changed",
    });
    expect((await post("say-yes", code, { digits, textSha256 })).body).toEqual({ answered: true });
    const { body } = await (await town.as("sun")).getCase({ params });
    const [qinIs, jiangIs = ""] = ids;
    expect(body.awaiting?.disputantIds).toEqual([qinIs]);
    expect(body.case).toMatchObject({ proposal: { yeses: { [jiangIs]: { how: "code", textSha256 } } } });
  });

  it("locks after ten misses of the digits", async () => {
    const code = await codeOf("jiang");
    const digits = await digitsOf("jiang", code);
    const wrong = digits === "0000" ? "1111" : "0000";
    for (let miss = 0; miss < 10; miss += 1) await post("read-proposal", code, { digits: wrong });
    expect((await post("read-proposal", code, { digits })).status).toBe(401);
  });

  it("is refused by the link: everybody is told, and its reason is for those in the case", async () => {
    const code = await codeOf("jiang");
    const digits = await digitsOf("jiang", code);
    expect((await post("say-no", code, { digits, reason: "时间不合适" })).body).toEqual({ answered: true });
    await town.drain();
    expect(town.told("mediation.outcome-refused-by.v1")).toHaveLength(1);
    const { body } = await (await town.as("qin")).getCase({ params });
    expect(body.case).toMatchObject({ status: "negotiating", formerProposals: [{ no: { reason: "时间不合适" } }] });
    for (const persona of ["qin", "jiang", "sun"]) {
      const personId = await town.idOf(persona);
      expect((await linkTo(town, { community, personId, moment: "mediation.refused" })).thing).toBe(params.caseId);
    }
  });

  it("is said on the mediator's glass with the code of the disputant's own message, and of nobody else's", async () => {
    const [own, other] = [await codeOf("jiang"), await codeOf("qin")];
    const textSha256 = await textIn(town, "sun", params);
    const sun = await town.as("sun");
    const glass = { textSha256, disputantId: ids[1] ?? "", how: "glass" as const };
    const wrong = sun.sayYes({ params, body: { ...glass, code: other } });
    await expect(wrong).rejects.toMatchObject({ problem: { code: "code-invalid" } });
    const { body } = await sun.sayYes({ params, body: { ...glass, code: own } });
    expect(body.awaiting?.disputantIds).toEqual([ids[0]]);
  });

  it("is read first with who asked for assistance", async () => {
    const personId = await town.idOf("jiang");
    const item = await here().get(contactKey(here().scope, personId));
    const state = { ...(item?.state as object), needsAssist: true };
    await here().write({ put: { ...item, state } as never });
    const textSha256 = await textIn(town, "sun", params);
    const jiang = await town.as("jiang");
    const alone = jiang.sayYes({ params, body: { textSha256 }, idempotencyKey: "alone" });
    await expect(alone).rejects.toMatchObject({ problem: { code: "reading-needed", disputantId: ids[1] } });
    const reading = { disputantId: ids[1] ?? "", with: await town.idOf("sun") };
    await (await town.as("sun")).readWith({ params, body: reading });
    const { body } = await jiang.sayYes({ params, body: { textSha256 }, idempotencyKey: "read" });
    expect(body.awaiting?.disputantIds).toEqual([ids[0]]);
  });
});
