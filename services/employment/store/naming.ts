import { namesOf } from "#shared/table/names.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { employerItem } from "./employer-store.ts";
import { postingItem } from "./posting-store.ts";
import { seekerItem } from "./seeker-store.ts";

type Card = { readonly employerId: string; readonly seekerId: string };

/** What each is called: a member by their record, and whoever is not by their profile. */
const seekerNames = async (table: CommunityTable, cards: readonly Card[]): Promise<ReadonlyMap<string, string>> => {
  const ids = [...new Set(cards.map(({ seekerId }) => seekerId))];
  const found = ids.length > 0 ? await table.getMany(ids.map((id) => seekerItem.key(table.scope, id))) : [];
  const seekers = found.flatMap((item) => seekerItem.read(item) ?? []);
  const names = await namesOf(
    table,
    seekers.map(({ personId }) => personId),
  );
  return new Map(
    seekers.flatMap(({ seekerId, name, personId = "" }) => {
      const called = name ?? names.get(personId);
      return called === undefined ? [] : [[seekerId, called] as const];
    }),
  );
};

const employerNames = async (table: CommunityTable, cards: readonly Card[]): Promise<ReadonlyMap<string, string>> => {
  const ids = [...new Set(cards.map(({ employerId }) => employerId))];
  const found = ids.length > 0 ? await table.getMany(ids.map((id) => employerItem.key(table.scope, id))) : [];
  return new Map(
    found.flatMap((item) => employerItem.read(item) ?? []).map(({ employerId, name }) => [employerId, name] as const),
  );
};

const postingTitles = async (table: CommunityTable, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const found = ids.length > 0 ? await table.getMany(ids.map((id) => postingItem.key(table.scope, id))) : [];
  return new Map(
    found.flatMap((item) => postingItem.read(item) ?? []).map(({ postingId, title }) => [postingId, title] as const),
  );
};

/** Cards with what those are called of whom they speak: a seeker only for who cares for them. */
export const named = async <C extends Card>(table: CommunityTable, cards: readonly C[], withSeekers: boolean) => {
  const [employers, seekers] = await Promise.all([
    employerNames(table, cards),
    seekerNames(table, withSeekers ? cards : []),
  ]);
  return cards.map((card) => ({
    ...card,
    employerName: employers.get(card.employerId),
    seekerName: seekers.get(card.seekerId),
  }));
};

/** The same of applications, with what each is for. */
export const namedApplications = async <C extends Card & { readonly postingId: string }>(
  table: CommunityTable,
  cards: readonly C[],
  withSeekers: boolean,
) => {
  const [titles, known] = await Promise.all([
    postingTitles(table, [...new Set(cards.map(({ postingId }) => postingId))]),
    named(table, cards, withSeekers),
  ]);
  return known.map((card) => ({ ...card, postingTitle: titles.get(card.postingId) }));
};
