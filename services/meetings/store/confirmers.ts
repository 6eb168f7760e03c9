import { actingPerson, type Caller } from "#shared/domain/caller.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import { dayIn } from "#shared/domain/dates.ts";
import type { Side } from "#shared/domain/roles.ts";
import { sideOf } from "#shared/domain/standing.ts";
import { standingOf } from "#shared/people/standing.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { type Standing, sideFor } from "../domain/meeting/confirm.ts";
import type { Meeting } from "../domain/meeting/meeting.ts";
import { seatedKey, sideOn } from "./seats-store.ts";

type Asking = {
  readonly caller: Caller;
  readonly community: Pick<CommunityCard, "timeZone">;
  readonly now: string;
  readonly table: CommunityTable;
};

const nothingElse: Standing = { gone: new Set() };

type Sided = { readonly personId: string; readonly side?: Side | undefined };

/** Those of these people who are no longer of the side that is theirs here. */
export const goneAmong = async (table: CommunityTable, people: readonly Sided[], now: string): Promise<Set<string>> => {
  const sided = people.filter(({ side }) => side !== undefined);
  const standings = await standingOf(
    table,
    sided.map(({ personId }) => personId),
  );
  const gone = sided.filter(({ personId, side }) => sideOf(standings.get(personId), now) !== side);
  return new Set(gone.map(({ personId }) => personId));
};

/** What somebody may do for the side that they sit for now. Who was there for a side confirms for that one alone. */
export const placeIn = async (meeting: Meeting, { caller, community, now, table }: Asking): Promise<Standing> => {
  const { personId } = actingPerson(caller);
  if (!("session" in meeting) || sideFor(meeting, personId, nothingElse)) return nothingElse;
  const seated = await table.get(seatedKey(table.scope, personId));
  const sitsFor = sideOn(seated, meeting.seriesId, dayIn(community.timeZone, now));
  const there = meeting.session.attendance.filter(({ side }) => side !== undefined && side === sitsFor);
  return { gone: await goneAmong(table, there, now), sitsFor };
};
