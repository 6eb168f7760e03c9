import * as z from "zod";
import { operatorRoles } from "#shared/domain/roles.ts";
import { pageOf, paging } from "#shared/http/route.ts";
import { AssistedAct, AssistedSession, OpenAssistedSession, SessionId } from "../domain/assisted-session.ts";
import { PersonId } from "../domain/role-grant.ts";

const desk = { roles: operatorRoles } as const;
const nothing = z.strictObject({});

/** What is done at the desk in somebody's name. */
export const assistanceSpecs = {
  openAssistedSession: {
    method: "POST",
    path: "/assisted-sessions",
    summary: "Act for a person who is at the desk, for half an hour at most",
    access: desk,
    body: OpenAssistedSession,
    reply: AssistedSession,
    offers: "session",
    status: 201,
    refusals: ["session-open"],
    fresh: true,
  },
  listAssistedSessions: {
    method: "GET",
    path: "/assisted-sessions",
    summary: "The sessions at the desk that one was in, as the person or as who served them",
    access: "member",
    query: paging,
    reply: pageOf(AssistedSession),
    restricted: true,
  },
  getAssistedSession: {
    method: "GET",
    path: "/assisted-sessions/{sessionId}",
    summary: "One session, for those in it",
    access: "member",
    params: { sessionId: SessionId },
    reply: AssistedSession,
    offers: "session",
  },
  endAssistedSession: {
    method: "POST",
    path: "/assisted-sessions/{sessionId}/end",
    summary: "End a session, as signing out does",
    access: desk,
    params: { sessionId: SessionId },
    body: nothing,
    reply: AssistedSession,
    offers: "session",
  },
  listAssistedActs: {
    method: "GET",
    path: "/people/{personId}/assisted-acts",
    summary: "What was done in a person's name at the desk",
    access: "member",
    params: { personId: PersonId },
    query: paging,
    reply: pageOf(AssistedAct),
    restricted: true,
  },
} as const;
