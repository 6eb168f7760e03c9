import { refuse } from "#shared/domain/refusal.ts";
import { writeCsv } from "#shared/files/csv-writer.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { pageAfter } from "#shared/http/page.ts";
import { isCaseworker, isOrganiser } from "../domain/access.ts";
import { type Count, type Dimension, Measure, mustBeToldBy, withoutSmallCells } from "../domain/count.ts";
import { placementHead, placementRow } from "../domain/placement/placement-row.ts";
import { isOwner } from "../domain/programme.ts";
import { employmentRoutes as routes } from "../routes.ts";
import { countStore } from "../store/count-store.ts";
import { employerStore } from "../store/employer-store.ts";
import { placementStore } from "../store/placement-store.ts";
import { programmeStore } from "../store/programme-store.ts";
import { skillGapStore } from "../store/skill-gap-store.ts";

type CountFilter = {
  readonly by: Dimension;
  readonly programmeId?: string | undefined;
  readonly employerId?: string | undefined;
};

/** Which counters are asked for: each dimension alone, within a programme, or within a programme and an employer. */
const withinOf = ({ by, programmeId, employerId }: CountFilter): string[] => {
  const wrong = (parameter: string) => refuse("invalid", { errors: [{ parameter, code: "not-allowed" }] });
  if (programmeId !== undefined && by === "programme") wrong("programmeId");
  if (employerId !== undefined && (by !== "subdistrict" || programmeId === undefined)) wrong("employerId");
  return [programmeId, employerId].filter((id) => id !== undefined);
};

const listPlacementCounts = endpoint(routes.listPlacementCounts, async ({ query, caller, community, table }) => {
  mustBeToldBy(caller, query.by);
  const cells = await countStore(table).list({ measure: "hired", by: query.by, within: withinOf(query) });
  const told: readonly Count[] = isOrganiser(caller) ? cells : withoutSmallCells(cells, community.policy);
  return { body: pageAfter(told, query) };
});

const getFunnel = endpoint(routes.getFunnel, async ({ params, table }) => {
  await programmeStore(table).get(params.programmeId);
  const people = await countStore(table).funnel(params.programmeId, Measure.options);
  const [briefed = 0, applied = 0, hired = 0, retained = 0] = people;
  return { body: { briefed, applied, hired, retained } };
});

const exportPlacements = endpoint(routes.exportPlacements, async ({ params, caller, table, language }) => {
  const { state: programme } = await programmeStore(table).get(params.programmeId);
  if (!isOwner(programme, caller) && !isCaseworker(caller))
    refuse("role-not-allowed", { roles: ["employment-caseworker"] });
  const names = new Map<string, string>();
  const nameOf = async (employerId: string): Promise<string> => {
    const known = names.get(employerId) ?? (await employerStore(table).find(employerId))?.state.name ?? employerId;
    names.set(employerId, known);
    return known;
  };
  const rows = [placementHead(language)];
  for await (const placement of placementStore(table).ofProgramme(params.programmeId))
    rows.push(placementRow(placement, await nameOf(placement.employerId), language));
  return { body: writeCsv(rows) };
});

const listSkillGaps = endpoint(routes.listSkillGaps, async ({ query, table }) => ({
  body: await skillGapStore(table).list(query.status, query),
}));

/** What the programmes came to, in numbers. */
export const reports = { listPlacementCounts, getFunnel, exportPlacements, listSkillGaps };
