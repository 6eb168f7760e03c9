import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { callsIn, estateOf, outboxOf, pass } from "../messages/channels.ts";
import { openProvider, outsideHere } from "../messages/gateway.ts";
import { acceptedDispute, newcomer, partsOf } from "./estate.ts";

const provider = await openProvider();
const estate = () => estateOf({ outside: outsideHere(), url: provider.url });

beforeEach(() => provider.reset());
afterAll(() => provider.close());

const texts = () => provider.bodies() as { readonly to: string; readonly link: string; readonly text: string }[];
const leadNamed = "mediation.leadNamed";

describe("a text to who has no account", () => {
  it("carries a link to what waits for an answer, beside the desk's call, and nothing of the matter", async () => {
    const { town } = await estate();
    const personId = await newcomer(town);
    await acceptedDispute(town, personId);
    const [text] = texts().filter(({ to }) => to === "+8613700137000");
    expect(text?.link).toMatch(/^https:\/\/linli\.example\/c#yangguang-huayuan\.[a-z2-7]{26}$/);
    expect(text?.text).not.toMatch(/纠纷|噪声|江|白|调解/);
    expect(text?.text).toMatch(/打开链接即可，不用登录/);
    expect((await callsIn(town)).map((call) => call.personId)).toContain(personId);
    expect(await outboxOf(town, "text", leadNamed)).toMatchObject([{ state: "sent" }]);
  });

  it("carries the same link when it is sent again", async () => {
    const { town } = await estate();
    const personId = await newcomer(town);
    provider.answer({ status: 500 }, { status: 500 });
    await acceptedDispute(town, personId);
    await pass(town, 10);
    const links = texts().map(({ link }) => link);
    expect(links.length).toBeGreaterThan(1);
    expect(new Set(links).size).toBe(1);
  });

  it("is kept as a digest alone", async () => {
    const { town } = await estate();
    await acceptedDispute(town, await newcomer(town));
    const { code } = partsOf(texts().at(-1)?.link ?? "");
    const { items } = await town.home.world.table.query({ partition: "C#yangguang-huayuan#LINKS", limit: 100 });
    expect(items).toHaveLength(1);
    expect(JSON.stringify(items)).not.toContain(code);
  });

  it("does not go to who is served at the desk, nor to a landline: they are called", async () => {
    const { town } = await estate();
    for (const more of [{ birthYear: 1947 }, { room: "601", phone: "020-88888888" }]) {
      const personId = await newcomer(town, more);
      await acceptedDispute(town, personId);
      expect((await callsIn(town)).map((call) => call.personId)).toContain(personId);
    }
    expect(texts()).toEqual([]);
  });

  it("says where to sign in to who has an account", async () => {
    const { town, personId } = await estate();
    await acceptedDispute(town, personId);
    expect(texts().map(({ to, link }) => [to, link])).toContainEqual(["+8613800138000", "https://linli.example"]);
    expect(texts().filter(({ link }) => link.includes("#"))).toEqual([]);
  });
});
