import { inYangguang } from "./cases.ts";
import type { Town } from "./town.ts";

/** A dispute about charging e-bikes below building 2, filed by the president. */
export const chargingCase = async (town: Town, building = inYangguang.building, key?: string) => {
  const named = inYangguang.disputants.map(async (name) => ({ name, personId: await town.idOf(name) }));
  const disputants = await Promise.all(named);
  const filing = { category: "ev-charging" as const, place: { building }, source: "proactive" as const, disputants };
  const { body } = await (await town.as("sun")).fileCase({ body: filing, ...(key && { idempotencyKey: key }) });
  return body;
};

/** The one issue that the estate has of a status; fails where there are more or none. */
export const onlyIssue = async (town: Town, status: "candidate" | "open" | "verified" | "closed") => {
  const { body } = await (await town.as("fang")).listIssues({ query: { status } });
  const [issue] = body.items;
  if (!issue || body.items.length !== 1) throw new Error(`${body.items.length} issues are ${status}`);
  return issue;
};
