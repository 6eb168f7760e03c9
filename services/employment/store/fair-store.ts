import { fairReportDue } from "#shared/contracts/employment.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import type { Companion, Entity } from "#shared/table/entity.ts";
import { lists, pages, placesIn } from "#shared/table/lists.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Key } from "#shared/table/table.ts";
import type { Application } from "../domain/application/application.ts";
import { cardOf, Fair, FairCard } from "../domain/fair/fair.ts";
import { stateItem } from "./state-item.ts";

const reportDeadline = (scope: CommunityScope, before: Fair | undefined, after: Fair): Companion[] => {
  if (after.status !== "closed" || before?.status === "closed") return [];
  const { fairId, reportDueAt: dueAt } = after;
  return [{ write: deadlineWrite(scope, { dueAt, fact: fairReportDue({ fairId }), correlationId: fairId }) }];
};

const fairLists = lists<Fair>()({
  byStatus: {
    index: "first",
    under: "FAIR-STATUS",
    by: ({ status }) => status,
    sort: ({ plannedAt, fairId }) => `${plannedAt}#${fairId}`,
  },
});

const fairEntity: Entity<Fair> = {
  name: "FAIR",
  schema: Fair,
  card: cardOf,
  indexes: placesIn(fairLists),
  companions: reportDeadline,
};

export const fairItem = stateItem(fairEntity);

const rowPrefix = "INTERVIEW#";

const interviewKey = (scope: CommunityScope, fairId: string, jobApplicationId: string): Key =>
  scope.key(["FAIR", fairId], rowPrefix + jobApplicationId);

const fairsOf = (subject: Application): string[] => {
  const interviews = "interviews" in subject ? (subject.interviews ?? []) : [];
  return [...new Set(interviews.flatMap(({ fairId }) => fairId ?? []))];
};

const notOpen = new Refusal("invalid", { errors: [{ pointer: "/fairId", code: "fair-not-open" }] });

/**
 * Each applicant who was interviewed at a fair has a row beside it, and so has the offer that came of it: a busy fair
 * is counted where its rows lie, and no two interviews meet on one item.
 */
export const interviewCompanions = (scope: CommunityScope, before: Application, after: Application): Companion[] => {
  const { jobApplicationId } = after;
  const met = fairsOf(after).filter((fairId) => !fairsOf(before).includes(fairId));
  const isOffered = after.status === "offered" && before.status !== "offered";
  const row = (fairId: string, offered: boolean): Companion => ({
    write: { put: { ...interviewKey(scope, fairId, jobApplicationId), offered } },
  });
  const isOpen = (fairId: string): Companion => ({
    write: {
      check: fairItem.key(scope, fairId),
      when: [{ path: ["state", "status"], is: "equals", value: "open" }],
    },
    refusal: notOpen,
  });
  return [
    ...met.flatMap((fairId) => [isOpen(fairId), row(fairId, false)]),
    ...(isOffered ? fairsOf(after).map((fairId) => row(fairId, true)) : []),
  ];
};

/** The fairs of one community. */
export const fairStore = (table: CommunityTable) => {
  const { scope } = table;

  /** How many were interviewed at a fair, and how many were offered work. */
  const counted = async (fairId: string) => {
    let [interviews, offers] = [0, 0];
    const partition = scope.partition("FAIR", fairId);
    for await (const rows of pagesOf(table, { partition, prefix: rowPrefix, limit: 1000 })) {
      interviews += rows.length;
      offers += rows.filter(({ offered }) => offered === true).length;
    }
    return { interviews, offers };
  };

  return { ...entityStore(table, fairEntity), ...pages(table, { lists: fairLists, card: FairCard }), counted };
};
