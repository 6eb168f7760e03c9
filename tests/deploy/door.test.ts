import { describe, expect, inject, it } from "vitest";
import { openTown } from "../town/town.ts";

describe("the door of what is deployed", () => {
  it("turns away who brings no token of the issuer", async () => {
    const { api } = inject("deployed");
    const answered = await fetch(`${api}/v1/me/communities`, { headers: { authorization: "Bearer of.somebody.else" } });
    expect(answered.status).toBe(401);
  });

  it("lets a person in, by HTTPS, and what they do is told over the bus", async () => {
    const town = await openTown();
    expect((await town.as("sun")).listOwnCommunities).toBeDefined();
    const { body } = await (await town.as("sun")).listOwnCommunities({});
    expect(body.items).toMatchObject([{ community: "yangguang-huayuan" }]);
  });
});
