import { communitiesRoutes as r } from "#services/communities/routes.ts";
import type { Town } from "../../town/town.ts";
import type { Play } from "../scenes.ts";

/** Who somebody is, what concerns them, and what happened to them. */
export const playHome = async (_: Town, example: Play): Promise<void> => {
  const wrong = { query: { limit: 0 } };
  const sun = { as: "sun" };
  await example(r.getMe, sun, wrong, { as: undefined });
  await example(r.getHome, sun, wrong, { as: "zhao" });
  await example(r.getOwnTimeline, { ...sun, query: { limit: 5 } }, wrong, { as: "zhao" });
};
