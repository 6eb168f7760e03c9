import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { end, startProcess, temporaryFolder } from "../town/process.ts";
import { launch, type Visit, visit } from "./chromium.ts";

const mostBytes = 700 * 1024;

describe("the documentation in a browser", () => {
  let home: Awaited<ReturnType<typeof startProcess>>;
  let browser: Browser;
  let here: Visit;
  beforeAll(async () => {
    home = await startProcess(temporaryFolder(), ["--port", "19077"]);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await end(home.child, "SIGINT");
  });
  beforeEach(async () => {
    here = await visit(browser);
    return () => here.context.close();
  });

  const open = (hash = "") => here.page.goto(home.block.docs + hash);
  const path = () => here.page.locator(".opblock .opblock-summary-path");
  const links = () => here.page.locator("nav li:visible");
  const tryAs = (persona: string) =>
    here.page.selectOption("#persona", {
      index: home.block.personas.findIndex((each) => each.persona === persona) + 1,
    });

  it(`shows its first operation, asks nobody else, breaks no rule of its own and weighs ${mostBytes} bytes at most`, async ({
    task,
  }) => {
    const network = await here.context.newCDPSession(here.page);
    let bytes = 0;
    network.on("Network.loadingFinished", ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await network.send("Network.enable");
    const began = performance.now();
    await open();
    await here.page.locator(".opblock .execute").waitFor();
    const milliseconds = Math.round(performance.now() - began);
    await here.page.waitForLoadState("networkidle");
    Object.assign(task.meta, { docsPage: { milliseconds, bytes } });
    console.log(`the first operation was shown after ${milliseconds} ms, with ${bytes} bytes sent`);
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThanOrEqual(mostBytes);
    expect([here.errors, here.elsewhere]).toEqual([[], []]);
  });

  it("finds an operation by words, its path or its name, and has an address for each", async () => {
    await open();
    const all = await links().count();
    await here.page.fill("#filter", "cases/{caseId}/accept post");
    expect(await links().count()).toBe(1);
    await links().locator("a").click();
    await path().filter({ hasText: "/accept" }).waitFor();
    expect(here.page.url()).toMatch(/#acceptCase$/);
    await here.page.reload();
    await path().filter({ hasText: "/accept" }).waitFor();
    expect(await links().count()).toBe(all);
    await here.page.fill("#filter", "LISTcases");
    expect(await links().allInnerTexts()).toEqual(["The open cases, or those of one status, building or lead"]);
    await here.page.fill("#filter", "no such thing");
    expect(await links().count()).toBe(0);
    expect(here.errors).toEqual([]);
  });

  it("tries a call as a persona without a token, a key or a community being typed", async () => {
    await open("#raiseIssue");
    await tryAs("seat-residents");
    await here.page
      .locator("[data-param-name=community] input")
      .and(here.page.locator("[value]:not([value=''])"))
      .waitFor();
    const keys = new Set<string | undefined>();
    for (let pressed = 0; pressed < 2; pressed += 1) {
      const asked = here.page.waitForRequest((request) => request.method() === "POST");
      await here.page.locator(".opblock .execute").click();
      const request = await asked;
      expect((await request.response())?.status()).toBe(201);
      keys.add(request.headers()["idempotency-key"]);
    }
    expect([...keys].every((key) => /^[0-9a-f]{32}$/.test(key ?? ""))).toBe(true);
    expect(keys.size).toBe(2);
    await here.page.locator(".live-responses-table .response-col_status", { hasText: "201" }).waitFor();
    expect([here.errors, here.elsewhere]).toEqual([[], []]);
  });

  it("keeps who tries it from one operation to the next", async () => {
    await open("#listIssues");
    await tryAs("seat-residents");
    await open("#listOwnCommunities");
    await here.page.reload();
    const answered = here.page.waitForResponse((response) => response.url().includes("/v1/me/communities"));
    await here.page.locator(".opblock .execute").click();
    expect((await answered).status()).toBe(200);
  });
});
