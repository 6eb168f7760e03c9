import { afterAll, describe, expect, it } from "vitest";
import { openProvider, outsideHere } from "./gateway.ts";
import { admin, attemptsOf, estateWithFairs, planned, registered, webhookOf } from "./partners.ts";

const provider = await openProvider();

afterAll(() => provider.close());

describe("a partner's system that may not be", () => {
  it.each([
    ["a fact that nobody tells", { facts: [planned, "employment.fair-planed.v1"] }, "/facts/1 unknown-fact 400"],
    ["a dispute", { facts: ["mediation.case-filed.v1"] }, "/facts/0 fact-not-for-partners 422"],
    ["a consent", { facts: [planned, "communities.consent-given.v1"] }, "/facts/1 fact-not-for-partners 422"],
    ["no fact", { facts: [] }, "/facts too-small 400"],
    ["a private address", { url: "https://10.0.0.8/x" }, "/url private-address 400"],
    ["a link-local address", { url: "https://169.254.169.254/x" }, "/url private-address 400"],
    ["no https", { url: "http://partner.example.cn/x" }, "/url not-https 400"],
  ])("asks for %s: nothing is written", async (_, wrong, refusal) => {
    const [pointer, code, status] = refusal.split(" ");
    const { town } = await estateWithFairs(outsideHere({ hosts: ["*"] }));
    const owner = await town.as(admin);
    const body = { url: provider.url, facts: [planned], ...wrong };
    await expect(owner.registerWebhook({ body })).rejects.toMatchObject({
      problem: { status: Number(status), errors: [{ pointer, code }] },
    });
    expect((await owner.listWebhooks({})).body.items).toEqual([]);
  });

  it("is this machine but where that was allowed", async () => {
    const { town } = await estateWithFairs(outsideHere({ hosts: ["*"], allowsLoopback: false }));
    await expect(registered(town, "https://127.0.0.1/x")).rejects.toMatchObject({
      problem: { errors: [{ pointer: "/url", code: "private-address" }] },
    });
  });

  it("is of nobody but an administrator", async () => {
    const { town } = await estateWithFairs(outsideHere());
    const { webhookId } = await registered(town, provider.url);
    const fang = await town.as("fang");
    await expect(fang.listWebhooks({})).rejects.toMatchObject({ problem: { status: 403 } });
    await expect(fang.removeWebhook({ params: { webhookId }, body: {} })).rejects.toMatchObject({
      problem: { status: 403 },
    });
    expect(await webhookOf(town, webhookId)).toBeDefined();
    expect(await attemptsOf(town, webhookId)).toEqual([]);
  });

  it("is one of ten at most, also where many are registered at once", async () => {
    const { town } = await estateWithFairs(outsideHere());
    const asked = Array.from({ length: 12 }, () =>
      registered(town, provider.url).then(
        () => "made",
        ({ problem }) => problem.code as string,
      ),
    );
    const made = await Promise.all(asked);
    const owner = await town.as(admin);
    let { items } = (await owner.listWebhooks({ query: { limit: 100 } })).body;
    expect(items).toHaveLength(made.filter((each) => each === "made").length);
    while (items.length < 10) {
      await registered(town, provider.url);
      ({ items } = (await owner.listWebhooks({ query: { limit: 100 } })).body);
    }
    await expect(registered(town, provider.url)).rejects.toMatchObject({
      problem: { status: 409, code: "too-many-webhooks" },
    });
    const first = (await owner.listWebhooks({ query: { limit: 7 } })).body;
    const second = (await owner.listWebhooks({ query: { limit: 7, cursor: String(first.nextCursor) } })).body;
    expect([...first.items, ...second.items]).toEqual(items);
  });
});
