import { describe, expect, inject, it } from "vitest";
import { openTown } from "../town/town.ts";

describe("the door of what is deployed", () => {
  it("turns away who brings no token of the issuer", async () => {
    const { api } = inject("deployed");
    const answered = await fetch(`${api}/v1/me/communities`, { headers: { authorization: "Bearer of.somebody.else" } });
    expect(answered.status).toBe(401);
  });

  it("shows the page of a link to anybody, and opens nothing by a code that is none", async () => {
    const { api } = inject("deployed");
    const page = await fetch(`${api}/c`);
    expect([page.status, page.headers.get("content-type")]).toEqual([200, expect.stringContaining("text/html")]);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await page.text()).toContain("<html");
    const town = await openTown();
    const headers = { "linli-code": "a".repeat(26) };
    const link = "/v1/public/communities/yangguang-huayuan/messages/link";
    const opened = await town.send(undefined, "GET", link, { headers });
    expect([opened.status, opened.body]).toEqual([401, expect.objectContaining({ code: "code-invalid" })]);
  });

  it("lets a person in, by HTTPS, and what they do is told over the bus", async () => {
    const town = await openTown();
    expect((await town.as("sun")).listOwnCommunities).toBeDefined();
    const { body } = await (await town.as("sun")).listOwnCommunities({});
    expect(body.items).toMatchObject([{ community: "yangguang-huayuan" }]);
  });
});
