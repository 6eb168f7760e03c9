import type { DatabaseSync } from "node:sqlite";
import { claim, type Person } from "#services/communities/domain/person.ts";
import { listAsOwn } from "#services/communities/flows/list-own.ts";
import { personStore } from "#services/communities/store/person-store.ts";
import { accountOf } from "#shared/people/membership.ts";
import { patience, patient } from "#shared/table/busy.ts";
import { communityScope, scoped, selfScope } from "#shared/table/scope.ts";
import type { SqliteStore } from "#shared/table/sqlite.ts";
import { realClock } from "./clock.ts";
import { region } from "./home.ts";
import { devIssuer } from "./issuer.ts";
import { seedCommand } from "./seed.ts";

/** Somebody whom a community of a demonstration knows. */
export type Registered = { readonly community: string; readonly person: Person };

const selectPeople = "SELECT partition FROM items WHERE sort = 'STATE' AND partition LIKE 'C#%#PERSON#%'";

const placesOf = (database: DatabaseSync): { community: string; personId: string }[] =>
  database
    .prepare(selectPeople)
    .all()
    .map(({ partition }) => String(partition).split("#"))
    .map(([, community = "", , personId = ""]) => ({ community, personId }));

const peopleIn = ({ table }: Pick<SqliteStore, "table">, community: string) =>
  personStore(scoped(patient(table, patience), communityScope(region, community)));

/** Those whose name or id it is, of all communities. */
export const registeredAs = async (store: SqliteStore, word: string): Promise<Registered[]> => {
  const found: Registered[] = [];
  for (const { community, personId } of placesOf(store.database)) {
    const person = (await peopleIn(store, community).find(personId))?.state;
    if (person && (person.name === word || personId === word)) found.push({ community, person });
  }
  return found;
};

const accountFor = (subject: string): string => accountOf({ issuer: devIssuer, subject });

const bind = async (store: SqliteStore, community: string, personId: string): Promise<string> => {
  const [at, account] = [realClock(), accountFor(personId)];
  const command = seedCommand(at, community, personId, "token");
  await peopleIn(store, community).decide(personId, command, (current) => claim(current, { account, at }));
  const table = patient(store.table, patience);
  await listAsOwn(scoped(table, communityScope(region, community)), personId, (own) =>
    scoped(table, selfScope(region, own)),
  );
  return personId;
};

/**
 * The subject by which somebody signs in: one of those that are known, or their own id. Who has no sign-in yet is given
 * that one, as by a slip of the desk. Nothing where they sign in by what is not known here.
 */
export const subjectOf = async (
  store: SqliteStore,
  { community, person }: Registered,
  subjects: readonly string[],
): Promise<string | undefined> => {
  const { personId } = person;
  if (!("account" in person) || person.account === undefined) return bind(store, community, personId);
  return [...subjects, personId].find((subject) => accountFor(subject) === person.account);
};
