import {
  bodyAbsenceDeclared,
  bodyDeputyNamed,
  bodyInvited,
  bodyMemberAdded,
  bodyMemberLeft,
  bodyPresidentNamed,
  nobodyToAct,
} from "#shared/contracts/mediation-bodies.ts";
import { momentsOf } from "#shared/messages/moment.ts";
import { about } from "./case-moment.ts";
import type { RegisteredBody } from "./domain/body.ts";
import type { Case } from "./domain/case.ts";

/** A case for which nobody of its body can act, and the workers of the committee who can. */
const stoodIn = momentsOf<{ readonly subject: Case; readonly workers: readonly string[] }>("stoodIn", "caseId", "case");
/** A case that a second body was asked into, and who acts for that one. */
const invited = momentsOf<{ readonly subject: Case; readonly heads: readonly string[] }>("invited", "caseId", "case");
const body = momentsOf<RegisteredBody>("body");

/** The moments in which who acts for a body, or is of a registered body is told something. */
export const bodyMoments = {
  standingIn: stoodIn(nobodyToAct, {
    kind: "task",
    tell: ({ found }) => found.workers,
    params: ({ found }) => about(found.subject),
    overtakes: ["leadWanted"],
  }),
  bodyInvited: invited(bodyInvited, {
    kind: "task",
    tell: ({ found }) => found.heads,
    params: ({ found }) => about(found.subject),
  }),
  memberOfBody: body(bodyMemberAdded, {
    kind: "notice",
    tell: ({ data }) => [data.personId],
    params: ({ found }) => ({ kind: found.kind }),
  }),
  offBody: body(bodyMemberLeft, {
    kind: "notice",
    tell: ({ data }) => [data.personId],
    params: ({ found }) => ({ kind: found.kind }),
    overtakes: ["memberOfBody", "presidingBody", "deputyOfBody", "deputising"],
  }),
  presidingBody: body(bodyPresidentNamed, {
    kind: "notice",
    when: ({ found, data }) => found.president?.personId === data.personId,
    tell: ({ data }) => [data.personId],
    params: ({ found }) => ({ kind: found.kind }),
  }),
  deputyOfBody: body(bodyDeputyNamed, {
    kind: "notice",
    when: ({ found, data }) => found.deputy?.personId === data.personId,
    tell: ({ data }) => [data.personId],
    params: ({ found }) => ({ kind: found.kind }),
  }),
  deputising: body(bodyAbsenceDeclared, {
    kind: "task",
    when: ({ found, data }) => data.until !== undefined && found.absentUntil === data.until,
    tell: ({ found }) => [found.deputy?.personId],
    params: ({ found }) => ({ kind: found.kind }),
    dueAt: ({ data }) => data.until,
  }),
};
