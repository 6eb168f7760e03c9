import { dayIn } from "#shared/domain/dates.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { standingKey, standingsAmong, stillHolds } from "#shared/people/standing.ts";
import { communityKey, mustBeBuilding, mustBeCategory, organisationsIn } from "#shared/table/community.ts";
import type { Companion } from "#shared/table/entity.ts";
import type { CommunityScope } from "#shared/table/scope.ts";
import { mustBeIn } from "../domain/access.ts";
import type { Case } from "../domain/case.ts";
import { filedCase } from "../domain/case-view.ts";
import { disputantsOf, peopleNamed } from "../domain/disputants.ts";
import { caseIdOf, fileCase as file, likelyDuplicates } from "../domain/intake.ts";
import { mayRepeat } from "../domain/recurrence.ts";
import { insiderAs } from "../domain/recusal.ts";
import { seenAs } from "../offers.ts";
import { mediationRoutes } from "../routes.ts";
import { caseStore } from "../store/case-store.ts";
import { recurrenceStore } from "../store/recurrence-store.ts";

const mostHints = 5;

/** Whoever represents an organisation is still of its side in the commit. */
const whileRepresented = (scope: CommunityScope, { disputants }: Case): Companion[] =>
  disputants.flatMap(({ representative }) =>
    representative ? stillHolds(scope, representative.personId, representative.grantId) : [],
  );

/** The rules are asked as the case is made: what was filed before is answered, also where they would refuse it now. */
export const fileCase = endpoint(mediationRoutes.fileCase, async ({ body, caller, community, command, now, table }) => {
  const { policy, timeZone } = community;
  const { scope } = table;
  const spot = { category: body.category, building: body.place.building };
  const [cases, recurrences] = [caseStore(table), recurrenceStore(table)];
  const people = [...new Set([caller.personId, ...peopleNamed(body.disputants)])];
  const [[home, ...items], latest] = await Promise.all([
    table.getMany([communityKey(scope), ...people.map((personId) => standingKey(scope, personId))]),
    recurrences.newest(spot, mostHints + 1),
  ]);
  const standings = standingsAmong(items);
  const by = insiderAs(caller, standings.get(caller.personId), now);
  const act = { by, at: now, commandId: command.id, day: dayIn(timeZone, now), policy };
  const caseId = caseIdOf(command.id);
  const known = { organisations: organisationsIn(home), standings, at: now };
  const { state, version, replayed } = await cases.create(caseId, command, () => {
    mustBeBuilding(home, "/place/building", spot.building);
    mustBeCategory(home, "/category", spot.category);
    const decision = file({ ...body, ...act, disputants: disputantsOf(body.disputants, known) });
    const row = { write: recurrences.filing(spot, { caseId, filedAt: now }) };
    return { ...decision, also: [row, ...whileRepresented(scope, decision.state)] };
  });
  if (replayed) mustBeIn(state, by);
  const recent = mayRepeat(latest, now, policy).filter((each) => each !== caseId);
  const earlier = await cases.getEach(recent.slice(0, mostHints));
  const subject = seenAs(state, by);
  return { body: filedCase(state, by, likelyDuplicates(earlier)), subject, version, replayed, made: caseId };
});
