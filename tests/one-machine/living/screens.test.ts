import { beforeAll, describe, expect, it } from "vitest";
import { estateAt, seededAt } from "../../town/estate.ts";

const now = "2026-11-27T06:30:00.000Z";
const slug = "yangguang-huayuan";

/** What each screen needs, in so many calls: whoever builds a page asks for nothing beside these. */
describe("a screen of the estate that npm start shows", () => {
  let estate: Awaited<ReturnType<typeof estateAt>>;
  let calls: string[];
  beforeAll(async () => {
    estate = await estateAt(await seededAt(now), now);
    return () => estate.store.close();
  });

  /** A phone that counts what it asks for. */
  const phoneOf = (persona: string | undefined) => {
    calls = [];
    const send = persona ? estate.sendAs(persona) : estate.home.gateway.send;
    return async <Body>(path: string, body?: object): Promise<Body> => {
      calls.push(path);
      const headers = { "content-type": "application/json", "idempotency-key": `screen ${persona} ${calls.length}` };
      const post = { method: "POST", headers, body: JSON.stringify(body) };
      const answer = await send(new Request(`http://linli${path}`, body && post));
      expect([path, answer.ok]).toEqual([path, true]);
      return (await answer.json()) as Body;
    };
  };

  type Card = {
    readonly thing: string;
    readonly kind: string;
    readonly as: string;
    readonly sentence: string;
    readonly next: readonly { readonly operation: string; readonly label: string; readonly params: object }[];
  };
  type Me = { readonly communities: readonly { readonly community: string; readonly unread?: number }[] };

  it("of a mediator is two calls: who she is with what is unread, and each case with what she may do; then she acts", async () => {
    const ask = phoneOf("yu");
    const { communities } = await ask<Me>("/v1/me");
    expect(communities.find(({ community }) => community === slug)?.unread).toBeGreaterThan(0);
    const { items } = await ask<{ items: readonly Card[] }>(`/v1/communities/${slug}/communities/home`);
    expect(calls).toHaveLength(2);
    const own = items.filter(({ kind, as }) => kind === "case" && as === "lead");
    expect(own.length).toBeGreaterThan(0);
    for (const { sentence, next } of own) {
      expect(sentence).toMatch(/栋/);
      for (const { label, params } of next) expect([label.length > 0, Object.keys(params)]).toEqual([true, ["caseId"]]);
    }
    const demands = own.find(({ next }) => next.some(({ operation }) => operation === "negotiateWithSupplier"));
    const path = `/v1/communities/${slug}/mediation/cases/${demands?.thing}/negotiate`;
    await ask(path, { supplier: "某工程公司", terms: "两周内完工" });
    expect(calls).toHaveLength(3);
  });

  it("of a resident is one call: her disputes and seats, with what waits for her", async () => {
    const kinds: Record<string, string[]> = {};
    for (const persona of ["qin", "tang", "hao", "luo"]) {
      const { items } = await phoneOf(persona)<{ items: readonly Card[] }>(`/v1/communities/${slug}/communities/home`);
      expect(calls).toHaveLength(1);
      kinds[persona] = [...new Set(items.map(({ kind, as }) => `${kind} ${as}`))].toSorted();
    }
    expect(kinds.qin).toContain("case disputant");
    expect(kinds.tang).toContain("booking learner");
    expect(kinds.hao?.join()).toMatch(/booking guardian|booking booker/);
    expect(kinds.luo).toContain("issue lead");
  });

  it.each(["courses/courses", "employment/postings", "meetings/meetings", "meetings/minutes"])(
    "of everybody's wall is one call for %s",
    async (list) => {
      const ask = phoneOf(undefined);
      const { items } = await ask<{ items: readonly { title?: string; name?: string }[] }>(
        `/v1/public/communities/${slug}/${list}`,
      );
      expect(calls).toHaveLength(1);
      expect(items.length).toBeGreaterThan(0);
      for (const { title, name } of items) expect(title ?? name).toBeTruthy();
    },
  );
});
