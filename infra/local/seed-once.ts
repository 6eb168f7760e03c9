import type { Log } from "#shared/observe.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import { settableClock } from "./clock.ts";
import { openHome } from "./home.ts";
import { devIssuer, devOperators, type IssuerKey, verifyDevTokens } from "./issuer.ts";
import { seedCommunities } from "./personas.ts";
import { seedCommunity } from "./seed.ts";
import { seedRelatedEmployer } from "./seed-employer.ts";
import { answerForOthers, tellChengdu, tellChengduLater } from "./story/chapters/chengdu.ts";
import { tellFoshan } from "./story/chapters/foshan.ts";
import { tellNanning } from "./story/chapters/nanning.ts";
import { storyStart } from "./story/tell.ts";
import { openTeller } from "./story/teller.ts";

const seeded = 1;

type Seeding = { readonly path: string; readonly key: IssuerKey; readonly codeKey: string; readonly log: Log };

/**
 * Seeds an empty store by running the story's commands under the story's clock. The same seed gives the same ids,
 * so what a kill interrupted is finished at the next start. The mark of a seeded file is its `user_version`. Of its
 * requests nothing is logged but what goes wrong. It does not wait for the disk at each request, which on a slow one
 * takes minutes: a file that lost its power keeps the requests up to some one, and the next start goes on from there.
 */
export const seedOnce = async ({ path, key, codeKey, log }: Seeding): Promise<void> => {
  const clock = settableClock(storyStart);
  const today = (): Date => new Date();
  const home = openHome({
    store: sqliteStore(path),
    clock: clock.now,
    verify: verifyDevTokens(key, today),
    log: { ...log, info: () => {} },
    operators: devOperators,
    codeKey,
  });
  const { database } = home.store;
  database.exec("PRAGMA synchronous = NORMAL");
  if (Number(database.prepare("PRAGMA user_version").get()?.user_version) < seeded) {
    for (const community of seedCommunities) await seedCommunity({ world: home.world, issuer: devIssuer, community });
    await seedRelatedEmployer(home.world);
    const teller = openTeller({ home, clock, key, today, print: () => {} });
    for (const tell of [tellChengdu, tellFoshan, tellChengduLater, tellNanning, answerForOthers]) await tell(teller);
    database.exec(`PRAGMA user_version = ${seeded}`);
  }
  home.close();
};
