import * as z from "zod";
import { Cursor, pageOf, paging } from "#shared/http/route.ts";
import { HomeCard, Me, ToldItem } from "../domain/home.ts";

const own = { method: "GET", access: "member", withoutRole: true, restricted: true } as const;

/** Who I am, and what concerns me. */
export const homeSpecs = {
  getMe: {
    method: "GET",
    path: "/v1/me",
    reach: "self",
    summary: "Who I am in each of my communities: roles, sides, seats and offices",
    access: "signed-in",
    query: paging,
    reply: Me.extend({ nextCursor: Cursor.optional() }),
  },
  getHome: {
    ...own,
    path: "/home",
    summary: "Everything that concerns me, with what I may do next; or what of it is over",
    query: { over: z.literal("true").optional(), ...paging },
    /** What is open comes at once, the first due first; what is over in pages, the latest month first. */
    reply: pageOf(HomeCard),
  },
  getOwnTimeline: {
    ...own,
    path: "/timeline",
    summary: "What happened to me, the latest first",
    query: paging,
    reply: pageOf(ToldItem),
  },
} as const;
