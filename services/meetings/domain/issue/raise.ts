import * as z from "zod";
import { caseLinked, IssueKind, issueOpened, issueRaised, issueRejected } from "#shared/contracts/meetings.ts";
import { type Act, actingPerson, type Caller, holds } from "#shared/domain/caller.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { newId } from "#shared/domain/new-id.ts";
import { staffRoles } from "#shared/domain/roles.ts";
import { Building, Name, Text } from "#shared/domain/text.ts";
import { signedBy } from "../parts.ts";
import { caseIdsOf, type Issue, issueLifecycle } from "./issue.ts";

export const RaiseIssue = z.strictObject({
  kind: IssueKind.default("hard"),
  title: Name,
  description: Text.optional(),
  building: Building.optional(),
});

type Raised = Pick<Issue, "issueId" | "kind" | "origin" | "firstRaisedAt"> & {
  readonly at: Instant;
  readonly category?: string | undefined;
  readonly building?: string | undefined;
  readonly caseIds?: readonly string[];
  readonly recurrenceIds?: readonly string[];
};

const candidate = ({ at, caseIds = [], recurrenceIds = [], ...given }: Raised): Issue => ({
  ...given,
  status: "candidate",
  raisedAt: at,
  cases: Object.fromEntries(caseIds.map((caseId) => [caseId, { linkedAt: at }])),
  recurrenceIds: [...recurrenceIds],
  placements: [],
  explanations: [],
  discussions: [],
  opinions: [],
  absorbed: [],
  people: {},
});

const raisedFact = ({ issueId, kind, origin, category, building, recurrenceIds }: Issue) =>
  issueRaised({ issueId, kind, origin, category, building, recurrenceId: recurrenceIds[0] });

const linkedFacts = ({ issueId }: Issue, caseIds: readonly string[]) =>
  caseIds.map((caseId) => caseLinked({ issueId, caseId }));

type Raising = Act & z.infer<typeof RaiseIssue> & { readonly commandId: string };

const originOf = (by: Caller): "resident" | "manual" =>
  !by.onBehalfOf && holds(by, ...staffRoles) ? "manual" : "resident";

/** A resident proposes something for the joint meeting, or staff write it down: it waits to be admitted. */
export const raise = ({ by, at, commandId, title, description, kind, building }: Raising) => {
  const issueId = newId("iss", commandId);
  const made = candidate({ issueId, kind, origin: originOf(by), building, firstRaisedAt: at, at });
  const state: Issue = { ...signedBy(made, by), title, description, raisedBy: actingPerson(by).personId };
  return { state, facts: [raisedFact(state)] };
};

/** The issue of a recurrence has one id, however often and in whatever order the facts about it are heard. */
export const issueOfRecurrence = (recurrenceId: string): string => newId("iss", recurrenceId);

/** The issue of a case that was escalated. */
export const issueOfCase = (caseId: string): string => newId("iss", caseId);

type Recurring = {
  readonly recurrenceId: string;
  readonly category: string;
  readonly building: string;
  readonly caseIds: readonly string[];
  readonly firstFiledAt: Instant;
};

/** The same dispute again and again in a building is one issue, as old as the first of its cases. */
export const raiseFromRecurrence = (told: Recurring, at: Instant) => {
  const { recurrenceId, firstFiledAt, category, building, caseIds } = told;
  const issueId = issueOfRecurrence(recurrenceId);
  const raised = { issueId, kind: "hard", origin: "recurrence", firstRaisedAt: firstFiledAt, at } as const;
  const state = candidate({ ...raised, category, building, caseIds, recurrenceIds: [recurrenceId] });
  return { state, facts: [raisedFact(state), ...linkedFacts(state, caseIds)] };
};

type Escalated = Omit<Recurring, "recurrenceId" | "caseIds" | "firstFiledAt"> & {
  readonly caseId: string;
  readonly filedAt: Instant;
};

/** A case that its lead, or its age, brought before the joint meeting. */
export const raiseFromCase = ({ caseId, category, building, filedAt }: Escalated, at: Instant) => {
  const raised = { issueId: issueOfCase(caseId), kind: "hard", origin: "case", firstRaisedAt: filedAt, at } as const;
  const state = candidate({ ...raised, category, building, caseIds: [caseId] });
  return { state, facts: [raisedFact(state), ...linkedFacts(state, [caseId])] };
};

export const AdmitIssue = z.strictObject({ title: Name.optional(), kind: IssueKind.optional() });

/** The issue goes on the next agenda; whoever admits it may give it its title and its kind. */
export const admit = (current: Issue, { by, at, title, kind }: Act & z.infer<typeof AdmitIssue>) => {
  const subject = issueLifecycle.allow("admit", current);
  const state: Issue = {
    ...signedBy(subject, by),
    ...(title && { title }),
    ...(kind && { kind }),
    status: "open",
    openedAt: at,
  };
  return { state, facts: [issueOpened({ issueId: subject.issueId, kind: state.kind })] };
};

export const RejectIssue = z.strictObject({ reason: Text });

/** The issue does not come before the meeting, and it is said why; its cases go on as they are. */
export const reject = (current: Issue, { by, at, reason }: Act & z.infer<typeof RejectIssue>) => {
  const subject = issueLifecycle.allow("reject", current);
  const rejection = { at, by: by.personId, text: reason };
  const state: Issue = { ...signedBy(subject, by), status: "rejected", rejection };
  const { issueId, recurrenceIds } = subject;
  return { state, facts: [issueRejected({ issueId, caseIds: caseIdsOf(subject), recurrenceIds })] };
};
