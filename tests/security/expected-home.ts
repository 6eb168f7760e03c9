import type { Expected } from "./who.ts";

/** Who I am, and what concerns me: everybody's own. */
export const homeExpected: Readonly<Record<string, Expected>> = {
  getMe: "signed-in",
  listOwnCommunities: "signed-in",
  getHome: "member",
  getOwnTimeline: "member",
};
