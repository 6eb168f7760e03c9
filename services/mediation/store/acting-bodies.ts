import { type Caller, holds } from "#shared/domain/caller.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import { grantsAt, type Standing } from "#shared/domain/standing.ts";
import { roleHolders } from "#shared/people/role-holders.ts";
import type { Companion } from "#shared/table/entity.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import type { Item } from "#shared/table/table.ts";
import { headsAt } from "../domain/body.ts";
import { isRegistered } from "../domain/body-id.ts";
import { bodyOf, type Case } from "../domain/case.ts";
import { caseLifecycle } from "../domain/case-lifecycle.ts";
import { hasInterest, type Insider, relatedAs } from "../domain/recusal.ts";
import { bodyStore } from "./body-store.ts";
import { rostersIn } from "./roster-store.ts";

type ActingFor = { readonly subject: Case; readonly at: string; readonly bodyId?: string | undefined };

/** Who acts for the body of a case, or for the one that is to take it on, whether or not they have an interest in it. */
export const headsOf = async (table: CommunityTable, { subject, at, bodyId = bodyOf(subject) }: ActingFor) => {
  if (bodyId === undefined || !isRegistered(bodyId)) return roleHolders(table, "association-president", at);
  const found = await bodyStore(table).find(bodyId);
  return found ? headsAt(found.state, at) : [];
};

/** Whether somebody who acts for the body can in this case: they are here, still of it, and have no interest. */
const canAct = (subject: Case, standing: Standing | undefined, { at, isByRole }: { at: string; isByRole: boolean }) =>
  standing !== undefined &&
  !standing.movedOutAt &&
  !standing.erasureRequestedAt &&
  (!isByRole || grantsAt(standing, at).some(({ role }) => role === "association-president")) &&
  !hasInterest(subject, relatedAs(standing.personId, standing, at));

/** Those of its heads who can act in a case, by what they are at their source. */
export const ableHeads = (
  heads: readonly string[],
  known: ReadonlyMap<string, Standing>,
  { subject, at, bodyId }: ActingFor,
): string[] => {
  const named = bodyId ?? bodyOf(subject);
  const isByRole = named === undefined || !isRegistered(named);
  return heads.filter((personId) => canAct(subject, known.get(personId), { at, isByRole }));
};

/** Whether somebody may have to stand in for the body of a case: the worker, who signed in themselves. */
const mayStandIn = (by: Caller, subject: Case): boolean =>
  !by.onBehalfOf && holds(by, "residents-committee-worker") && caseLifecycle.can("noteNobodyActs", subject);

/** The heads whom the worker stands in for; nothing for anybody else, and of a case that has ended. */
export const stoodInFor = async (table: CommunityTable, by: Caller, asked: ActingFor): Promise<string[] | undefined> =>
  mayStandIn(by, asked.subject) ? headsOf(table, asked) : undefined;

/** The registered bodies of which somebody is a member, by the item of their rosters. */
export const bodiesIn = (rosters: Item | undefined): string[] => rostersIn(rosters).filter(isRegistered);

type Bodies = {
  readonly subject: Case;
  readonly at: string;
  readonly bodyId?: string | undefined;
  readonly known: ReadonlyMap<string, Standing>;
  /** The registered bodies of which they are a member, as they are read. */
  readonly bodies: readonly (Item | undefined)[];
  readonly stoodIn: readonly string[] | undefined;
};

/** Whoever acts, with the bodies that they act for. */
export const actingForBodies = (
  table: CommunityTable,
  by: Insider,
  { subject, at, bodyId, known, bodies, stoodIn }: Bodies,
): Insider => {
  const store = bodyStore(table);
  const heads = bodies
    .flatMap((item) => store.read(item)?.state ?? [])
    .filter((body) => headsAt(body, at).includes(by.personId))
    .map((body) => body.bodyId);
  const standsIn = stoodIn !== undefined && ableHeads(stoodIn, known, { subject, at, bodyId }).length === 0;
  return { ...by, ...(heads.length > 0 && { heads }), ...(standsIn && { standsIn }) };
};

/** The check, in the commit of an act for a registered body, that it is as it was read. */
export const whileBodiesStand = (
  table: CommunityTable,
  { heads = [] }: Insider,
  bodies: readonly (Item | undefined)[],
): Companion[] => {
  const store = bodyStore(table);
  return bodies.flatMap((item) => {
    const found = store.read(item);
    if (!found || !heads.includes(found.state.bodyId)) return [];
    const isSame = { path: ["version"], is: "equals", value: found.version } as const;
    return [
      { write: { check: store.stateKey(found.state.bodyId), when: [isSame] }, refusal: new Refusal("try-again") },
    ];
  });
};
