import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { doors } from "#infra/local/doors.ts";
import { originsIn } from "#infra/local/origins.ts";
import { serve } from "#infra/local/server.ts";
import { acceptedDispute, newcomer } from "../cases/links/estate.ts";
import { estateOf } from "../cases/messages/channels.ts";
import { openProvider, outsideHere } from "../cases/messages/gateway.ts";
import type { Town } from "../town/town.ts";
import { launch, type Visit, visit } from "./chromium.ts";

const mostBytes = 40 * 1024;

describe("a link in a browser", () => {
  let browser: Browser;
  let provider: Awaited<ReturnType<typeof openProvider>>;
  let town: Town;
  let home: Awaited<ReturnType<typeof serve>>;
  let here: Visit;
  let caseId: string;
  let origin = "";

  beforeAll(async () => {
    browser = await launch();
    provider = await openProvider();
    ({ town } = await estateOf({ outside: outsideHere({ origin: () => origin }), url: provider.url }));
    const identity = { verify: async () => undefined, operators: new Set<string>(), personas: async () => [] };
    home = await serve(doors(town.home, identity, originsIn()), 19277);
    origin = `http://127.0.0.1:${home.port}`;
  });
  afterAll(async () => {
    await browser?.close();
    await home?.close();
    await provider?.close();
  });
  beforeEach(async () => {
    here = await visit(browser, { locale: "zh-CN" });
    await here.page.setViewportSize({ width: 360, height: 640 });
    return () => here.context.close();
  });

  /** Somebody without an account is told who leads their dispute: the link that came to their phone. */
  const linkTo = async (room: string, phone: string): Promise<string> => {
    const personId = await newcomer(town, { name: `住户${room}`, room, phone });
    caseId = await acceptedDispute(town, personId);
    const texts = provider.bodies() as { readonly to: string; readonly link: string }[];
    return texts.findLast(({ to }) => to === `+86${phone}`)?.link ?? "";
  };
  const leadLost = async () => "leadLost" in (await (await town.as("sun")).getCase({ params: { caseId } })).body.case;
  const heading = () => here.page.locator("h1");
  const tap = (name: string) => here.page.getByRole("button", { name }).click();

  it("shows what it asks, sends nothing before a tap, and is answered once", async () => {
    const link = await linkTo("701", "13700137001");
    expect(link).toMatch(new RegExp(`^${origin}/c#`));
    const sent: string[] = [];
    here.page.on("request", (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`));
    await here.page.goto(link);
    await heading().filter({ hasText: "余调解员" }).waitFor();
    await tap("请换一位调解员");
    await heading().filter({ hasText: "您选择的是" }).waitFor();
    expect(sent.filter((each) => each.startsWith("POST"))).toEqual([]);
    expect(await leadLost()).toBe(false);
    await tap("确定并发送");
    await heading().filter({ hasText: "已收到您的答复" }).waitFor();
    expect(await leadLost()).toBe(true);
    expect(await here.page.getByRole("button").allInnerTexts()).toEqual(["English"]);
    expect(here.page.url()).toBe(`${origin}/c`);
    await here.page.goto(link);
    await heading().filter({ hasText: "已经答复过" }).waitFor();
    expect(sent.filter((each) => each.startsWith("POST"))).toHaveLength(1);
    expect(sent.join(" ")).not.toContain(link.split(".").at(-1));
    expect([here.errors, here.elsewhere]).toEqual([[], []]);
  });

  it("is one answer where it is tapped twice at once", async () => {
    const link = await linkTo("702", "13700137002");
    await here.page.goto(link);
    await tap("请换一位调解员");
    const posts: string[] = [];
    here.page.on("request", (request) => request.method() === "POST" && posts.push(request.url()));
    await here.page.getByRole("button", { name: "确定并发送" }).evaluate((button) => {
      const { click } = button as unknown as { click: () => void };
      click.call(button);
      click.call(button);
    });
    await heading().filter({ hasText: "已收到您的答复" }).waitFor();
    expect(posts).toHaveLength(1);
  });

  it.each([
    ["is lost on its way back", "801", undefined],
    ["comes back as a fault", "802", 502],
  ] as const)("counts once where what came of it %s, and says that nobody knows", async (_, room, status) => {
    await here.page.goto(await linkTo(room, `13700137${room}`));
    const keys: (string | undefined)[] = [];
    await here.page.route("**/refuse-mediator", async (route) => {
      keys.push(route.request().headers()["idempotency-key"]);
      if (keys.length > 1) return route.continue();
      await route.fetch();
      if (status === undefined) return route.abort();
      return route.fulfill({ status, contentType: "application/json", body: '{"message":"Bad Gateway"}' });
    });
    await tap("请换一位调解员");
    await tap("确定并发送");
    await heading().filter({ hasText: "不确定您的答复是否已收到" }).waitFor();
    await tap("重试");
    await tap("确定并发送");
    await heading().filter({ hasText: "已收到您的答复" }).waitFor();
    expect(keys).toEqual([keys[0], keys[0]]);
  });

  it("works by keyboard alone, in English, and fits a narrow phone", async () => {
    const link = await linkTo("703", "13700137003");
    await here.page.goto(link);
    await here.page.getByRole("button", { name: "English" }).press("Enter");
    await here.page.getByRole("button", { name: "Ask for another mediator" }).waitFor();
    expect(await here.page.getAttribute("html", "lang")).toBe("en");
    await heading().focus();
    await here.page.keyboard.press("Tab");
    await here.page.keyboard.press("Enter");
    await heading().filter({ hasText: "You chose" }).waitFor();
    expect(await here.page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    await here.page.keyboard.press("Tab");
    await here.page.keyboard.press("Enter");
    await heading().filter({ hasText: "Your answer has arrived" }).waitFor();
    expect(await leadLost()).toBe(true);
  });

  it("says in a sentence that a code is wrong, and that a link is not whole", async () => {
    await here.page.goto(`${origin}/c#yangguang-huayuan.${"a".repeat(26)}`);
    await heading().filter({ hasText: "验证码无效" }).waitFor();
    await here.page.goto(`${origin}/c#yangguang-huayuan`);
    await heading().filter({ hasText: "链接不完整" }).waitFor();
  });

  it("says without scripts where to go", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${origin}/c`);
    expect(await page.innerText("body")).toMatch(/服务台[\s\S]*come to the desk/);
    await context.close();
  });

  it(`weighs ${mostBytes} bytes at most, and nothing else is loaded with it`, async () => {
    const told = await fetch(`${origin}/c`);
    expect(gzipSync(await told.text()).length).toBeLessThanOrEqual(mostBytes);
    expect(told.headers.get("content-security-policy")).toMatch(/default-src 'none'.*script-src 'sha256-[^ ;]+';/);
    const loaded: string[] = [];
    here.page.on("request", (request) => loaded.push(request.url()));
    await here.page.goto(`${origin}/c`);
    await heading().filter({ hasText: "链接不完整" }).waitFor();
    expect(loaded.filter((url) => !url.startsWith("data:"))).toEqual([`${origin}/c`]);
  });
});
