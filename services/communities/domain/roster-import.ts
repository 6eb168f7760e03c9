import * as z from "zod";
import { rosterImportAdvanced, rosterImported } from "#shared/contracts/communities.ts";
import type { Caller } from "#shared/domain/caller.ts";
import { Instant } from "#shared/domain/dates.ts";
import { idSchema } from "#shared/domain/ids.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { newId } from "#shared/domain/new-id.ts";
import { Role } from "#shared/domain/roles.ts";
import { Name } from "#shared/domain/text.ts";
import { PersonId } from "./role-grant.ts";
import { type RosterFile, RowError } from "./roster-file.ts";

export const ImportId = idSchema("imp");

const mostErrorsTold = 200;
/** So many rows are taken in at once; then a fact asks for the next. */
export const rowsInAPart = 500;

const checked = {
  importId: ImportId,
  requestedBy: PersonId,
  checkedAt: Instant,
  rowCount: z.int(),
  errorCount: z.int(),
  errors: z.array(RowError).max(mostErrorsTold),
};
const progress = {
  /** Who took it in, and as what: by them are its people verified and its roles granted. */
  committedBy: z.object({ personId: PersonId, roles: z.array(Role).max(Role.options.length) }).optional(),
  doneCount: z.int(),
  addedCount: z.int(),
  knownCount: z.int(),
  /** Rows that could not be taken in after all, such as of a building that is there no more. */
  failedCount: z.int().default(0),
  failures: z.array(RowError).max(mostErrorsTold).default([]),
};

/** A file of people: first it is only looked at; without errors it can be committed, and is then taken in. */
export const RosterImport = z
  .discriminatedUnion("status", [
    z.object({ status: z.literal("refused"), ...checked }),
    z.object({ status: z.literal("checked"), ...checked }),
    z.object({ status: z.literal("committed"), ...checked, ...progress }),
    z.object({ status: z.literal("imported"), ...checked, ...progress, importedAt: Instant }),
  ])
  .meta({ id: "RosterImport" });
export type RosterImport = z.infer<typeof RosterImport>;

/** What a list shows of an import. */
export const RosterImportCard = z
  .object({
    importId: ImportId,
    status: z.enum(["refused", "checked", "committed", "imported"]),
    requestedBy: PersonId,
    requestedByName: Name.optional(),
    checkedAt: Instant,
    rowCount: z.int(),
    errorCount: z.int(),
  })
  .meta({ id: "RosterImportCard" });

export const cardOf = ({ importId, status, requestedBy, checkedAt, rowCount, errorCount }: RosterImport) => ({
  importId,
  status,
  requestedBy,
  checkedAt,
  rowCount,
  errorCount,
});

export const rosterLifecycle = lifecycle<RosterImport>()("roster-import", {
  commit: { from: ["checked"], to: "committed", as: "commitRosterImport" },
  advance: { from: ["committed"], to: ["same", "imported"], by: "system" },
});

type Checking = { readonly by: string; readonly at: Instant; readonly commandId: string };

/** The dry run: what the file holds, and what is wrong with it. Nobody is taken in yet. */
export const checkRoster = (read: RosterFile, { by, at, commandId }: Checking) => {
  const { people, errors } = read;
  const importId = newId("imp", commandId);
  const counts = { rowCount: people.length, errorCount: errors.length, errors: errors.slice(0, mostErrorsTold) };
  const status = errors.length > 0 || people.length === 0 ? "refused" : "checked";
  const state: RosterImport = { status, importId, requestedBy: by, checkedAt: at, ...counts };
  return { state, facts: [] };
};

/** From now on the rows are taken in, some hundreds at a time. */
export const commitRoster = (current: RosterImport, { by }: { readonly by: Caller }) => {
  const subject = rosterLifecycle.allow("commit", current);
  const state: RosterImport = {
    ...subject,
    status: "committed",
    committedBy: { personId: by.personId, roles: [...new Set(by.grants.map(({ role }) => role))] },
    doneCount: 0,
    addedCount: 0,
    knownCount: 0,
    failedCount: 0,
    failures: [],
  };
  return { state, facts: [rosterImportAdvanced({ importId: subject.importId, doneCount: 0 })] };
};

type Advance = {
  readonly from: number;
  readonly addedCount: number;
  readonly knownCount: number;
  readonly failures: readonly RowError[];
  readonly at: Instant;
};

/** One part more is in. Heard late or twice it changes nothing. */
export const advanceRoster = (current: RosterImport, { from, addedCount, knownCount, failures, at }: Advance) => {
  if (current.status !== "committed" || current.doneCount !== from) return undefined;
  const doneCount = Math.min(from + rowsInAPart, current.rowCount);
  const counts = {
    addedCount: current.addedCount + addedCount,
    knownCount: current.knownCount + knownCount,
    failedCount: current.failedCount + failures.length,
    failures: [...current.failures, ...failures].slice(0, mostErrorsTold),
    doneCount,
  };
  const { importId, rowCount } = current;
  if (doneCount < rowCount)
    return { state: { ...current, ...counts }, facts: [rosterImportAdvanced({ importId, doneCount })] };
  const state: RosterImport = { ...current, ...counts, status: "imported", importedAt: at };
  return { state, facts: [rosterImported({ importId, personCount: counts.addedCount })] };
};

/** In whose name the rows are taken in. */
export const committerOf = (current: RosterImport): Caller => {
  const { personId, roles } = ("committedBy" in current && current.committedBy) || {
    personId: current.requestedBy,
    roles: [],
  };
  return { personId, name: "", grants: roles.map((role) => ({ role })) };
};
