import type { DatabaseSync } from "node:sqlite";
import type { Instant } from "#shared/domain/dates.ts";
import type { Log } from "#shared/observe.ts";
import { inTransaction, sqliteStore } from "#shared/table/sqlite.ts";
import { homeMarks } from "./beginning.ts";
import { realClock, settableClock } from "./clock.ts";
import { openHome } from "./home.ts";
import { devIssuer, devOperators, type IssuerKey, verifyDevTokens } from "./issuer.ts";
import { tellLiving } from "./living/live.ts";
import { repeatable, vouched } from "./living/vouched.ts";
import { seedCommunities } from "./personas.ts";
import { seedCommunity } from "./seed.ts";
import { seedRelatedEmployer } from "./seed-employer.ts";
import { answerForOthers, tellChengdu, tellChengduLater } from "./story/chapters/chengdu.ts";
import { tellFoshan } from "./story/chapters/foshan.ts";
import { tellNanning } from "./story/chapters/nanning.ts";
import { storyStart } from "./story/tell.ts";
import { type Teller, tellerBy } from "./story/teller.ts";

const seeded = 1;

/** The mark of the moment up to which the fictional estate is told; of a folder of an earlier release there is none. */
const livingMark = "living-until";

type Seeding = {
  readonly path: string;
  readonly key: IssuerKey;
  readonly codeKey: string;
  readonly log: Log;
  /** The moment up to which the fictional estate is told: now. */
  readonly until?: Instant;
};

const chapters: readonly ((teller: Teller) => Promise<void>)[] = [
  tellChengdu,
  tellFoshan,
  tellChengduLater,
  tellNanning,
  answerForOthers,
];

/** What a home keeps about itself; everything else of a store is told. */
const kept = ["home", "renewals"];

/** Forgets what an interrupted seed left: nobody was served before it was whole. */
const emptied = (database: DatabaseSync): void =>
  inTransaction(database, () => {
    const select = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    const tables = database.prepare(select).all();
    for (const { name } of tables) if (!kept.includes(String(name))) database.exec(`DELETE FROM "${name}"`);
  });

/**
 * Seeds an empty store: first by the story's commands under the story's clock, then with two months of the fictional
 * estate that end now. The same seed gives the same ids. What a kill interrupted is begun anew at the next start; the
 * mark of a seeded file is its `user_version`. Of its requests nothing is logged but what goes wrong. It does not wait
 * for the disk at each request, which on a slow one takes minutes: a file that lost its power is begun anew too.
 */
export const seedOnce = async ({ path, key, codeKey, log, until = realClock() }: Seeding): Promise<void> => {
  const clock = settableClock(storyStart);
  const home = openHome({
    store: sqliteStore(path),
    clock: clock.now,
    verify: verifyDevTokens(key, () => new Date()),
    log: { ...log, info: () => {} },
    operators: devOperators,
    codeKey,
  });
  const { database } = home.store;
  database.exec("PRAGMA synchronous = NORMAL");
  if (Number(database.prepare("PRAGMA user_version").get()?.user_version) < seeded) {
    emptied(database);
    homeMarks(database).set(livingMark, until);
    for (const community of seedCommunities) await seedCommunity({ world: home.world, issuer: devIssuer, community });
    await seedRelatedEmployer(home.world);
    const [place, sendAs] = [{ home, clock, print: () => {} }, vouched(home)];
    const teller = tellerBy({ ...place, sendAs });
    for (const tell of chapters) await tell(teller);
    await tellLiving(tellerBy({ ...place, sendAs: repeatable(sendAs) }), until);
    database.exec(`PRAGMA user_version = ${seeded}`);
  }
  home.close();
};

/** Whether the fictional estate of a store is in use, with the people that takes. */
export const isLiving = (database: DatabaseSync): boolean => homeMarks(database).find(livingMark) !== undefined;
