import { pageOf, paging } from "#shared/http/route.ts";
import { AnswerBreakGlass, BreakGlass, BreakGlassCard, GlassId, OpenThing } from "../domain/break-glass.ts";

const opening = { method: "POST", body: OpenThing, reply: BreakGlass, status: 201, fresh: true } as const;
const ofOne = { params: { glassId: GlassId }, restricted: true } as const;

/** One thing that somebody opens who is not in it: with a reason, for an hour, told to the president. */
export const breakGlassSpecs = {
  breakGlass: {
    ...opening,
    path: "/break-glass",
    summary: "Open one case or one seeker, with a reason, for an hour at most: the president is told, and answers",
    access: { roles: ["community-admin"] },
    refusals: ["opened-before"],
  },
  breakGlassAsOperator: {
    ...opening,
    path: "/break-glass/operator",
    summary: "The same by the operator",
    access: "operator",
  },
  listBreakGlass: {
    method: "GET",
    path: "/break-glass",
    summary: "What was opened so, by whom and when, and what the president said: the latest first",
    access: "member",
    query: paging,
    reply: pageOf(BreakGlassCard),
  },
  getBreakGlass: {
    ...ofOne,
    method: "GET",
    path: "/break-glass/{glassId}",
    summary: "One opening with its reason, for the president and the administrators",
    access: { roles: ["association-president", "community-admin"] },
    reply: BreakGlass,
  },
  answerBreakGlass: {
    method: "POST",
    path: "/break-glass/{glassId}/answer",
    summary: "Say, as the president, whether it was right to open it",
    access: { roles: ["association-president"] },
    params: { glassId: GlassId },
    body: AnswerBreakGlass,
    reply: BreakGlass,
    refusals: ["conflict-of-interest", "answer-stands"],
    fresh: true,
  },
} as const;
