import { isAssisted } from "#shared/domain/assist.ts";
import { CommunityCard } from "#shared/domain/community-card.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { sidesOf } from "#shared/domain/roles.ts";
import { messageStore } from "#shared/messages/message-store.ts";
import { communityKey } from "#shared/table/community.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import type { OwnMembership } from "../domain/home.ts";
import type { OwnCommunity } from "../domain/own-community.ts";
import { homeStore } from "../store/home-store.ts";
import { personStore } from "../store/person-store.ts";

/** More unread than these are counted as so many. */
const mostCounted = 100;

type OwnerAsking = { readonly account: string; readonly now: Instant };

/** Who somebody is in a community of their own list; nothing where they are not known there any more. */
export const ownMembership = async (
  table: CommunityTable,
  { community, communityName, personId }: OwnCommunity,
  { account, now }: OwnerAsking,
): Promise<OwnMembership | undefined> => {
  const people = personStore(table);
  const [[home, item], lying, unread] = await Promise.all([
    table.getMany([communityKey(table.scope), people.stateKey(personId)]),
    homeStore(table).open([personId]),
    messageStore(table).unread(personId, mostCounted),
  ]);
  const person = people.read(item)?.state;
  if (!home || !person || !("account" in person) || person.account !== account) return undefined;
  const { status, language, policy } = CommunityCard.parse(home.state);
  if (status === "erased") return undefined;
  const roles = person.grants
    .filter(({ revokedAt, waiting, from, to }) => !revokedAt && !waiting && from <= now && (!to || now < to))
    .map(({ grantId, role, building, employerId, from, to }) => ({ grantId, role, building, employerId, from, to }));
  const duties = lying
    .filter(({ row }) => row.isDuty)
    .map(({ row: { id, kind, as } }) => ({ thing: id, kind: kind.toLowerCase(), as }));
  return {
    community,
    communityName,
    status,
    personId,
    name: person.name,
    language,
    needsAssist: isAssisted(person, { at: now, policy }),
    roles,
    sides: sidesOf(roles.map(({ role }) => role)),
    duties,
    unread: unread.length,
  };
};
