import { beforeEach, expect, it } from "vitest";
import { filingOf, inYangguang } from "../town/cases.ts";
import { field, refusing } from "../town/refusing.ts";
import { type Ground, ground as newGround, openTown, type Town } from "../town/town.ts";

const heating = { key: "heating", name: { "zh-CN": "供暖", en: "district heating" } };

let [ground, town]: [Ground, Town] = [] as never;
beforeEach(async () => {
  ground = await newGround();
  town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: ground });
});

const filing = async (category: string) => ({ body: { ...(await filingOf(town, inYangguang)), category } });
const setHeating = async (name: object = heating.name) =>
  (await town.as("admin-yangguang")).setCategory({ body: { ...heating, name: name as typeof heating.name } });

it("a category that is neither shipped nor the community's own is refused, at its field", async () => {
  const refused = refusing(ground, "yangguang-huayuan");
  const body = await filing("heating");
  await refused(town, "sun", (sun) => sun.fileCase(body), field("/category", "unknown-category"));
  await setHeating();
  expect((await (await town.as("sun")).fileCase(body)).body.case.category).toBe("heating");
});

it("a community's own is shown to its members in both languages, and can be called otherwise", async () => {
  await setHeating();
  await setHeating({ "zh-CN": "暖气", en: "heating" });
  const { categories } = (await (await town.as("qin")).getSettings({})).body;
  expect(categories).toEqual([{ key: "heating", name: { "zh-CN": "暖气", en: "heating" } }]);
});

it("one that is shipped is not a community's to name, and nobody but an administrator adds any", async () => {
  const refused = refusing(ground, "yangguang-huayuan");
  const noise = { body: { key: "noise", name: heating.name } };
  await refused(town, "admin-yangguang", (admin) => admin.setCategory(noise), field("/key", "taken"));
  const other = { status: 403, code: "role-not-allowed" };
  await refused(town, "fang", (fang) => fang.setCategory({ body: heating }), other);
});

it("its disputes recur as others do, and the trail of their issue calls them by its name", async () => {
  await setHeating();
  for (const _ of [1, 2, 3]) await (await town.as("sun")).fileCase(await filing("heating"));
  await town.drain();
  const fang = await town.as("fang");
  const [issue] = (await fang.listIssues({ query: { status: "candidate" } })).body.items;
  expect(issue).toMatchObject({ category: "heating", caseCount: 3 });
  const params = { issueId: issue?.issueId ?? "" };
  const sentences = (await fang.getTrail({ params, query: {} })).body.items.map(({ sentence }) => sentence);
  expect(sentences).toContain("受理纠纷：2栋，供暖");
});
