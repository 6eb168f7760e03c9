import type { Home } from "../home.ts";
import { devIssuer } from "../issuer.ts";
import { seedCommunities } from "../personas.ts";
import { seedCommunity } from "../seed.ts";
import { seedRelatedEmployer } from "../seed-employer.ts";
import { tellChengdu, tellChengduLater } from "./chapters/chengdu.ts";
import { tellFoshan } from "./chapters/foshan.ts";
import { tellNanning } from "./chapters/nanning.ts";
import { tellYangguang } from "./chapters/yangguang.ts";
import { openTeller, type Teller, type Telling } from "./teller.ts";
import { tellingsOf } from "./told.ts";

/** The story, chapter by chapter; later ones may build on what earlier ones did. */
const chapters: readonly { readonly title: string; readonly tell: (teller: Teller) => Promise<void> }[] = [
  { title: "成都西派国樾 · 筑巢引凤 · Building nests: thirteen find work", tell: tellChengdu },
  { title: "佛山国际公馆 · 电动车充电 · The e-bikes below building 3", tell: tellFoshan },
  { title: "成都西派国樾 · 一年之后 · A year later: from keeper of order to its foreman", tell: tellChengduLater },
  { title: "南宁西派澜岸 · 社区大学 · A grandmother books at the desk", tell: tellNanning },
  { title: "阳光花园 · 三起纠纷，一个议题 · Three disputes, one issue", tell: tellYangguang },
];

/** Before the first chapter begins. */
export const storyStart = "2020-03-02T01:00:00.000Z";

/** Tells the whole story to an empty home: its people are put there, and everything else is asked over HTTP. */
export const tellStory = async (telling: Telling & { readonly home: Home }): Promise<void> => {
  const { world } = telling.home;
  for (const community of seedCommunities) await seedCommunity({ world, issuer: devIssuer, community });
  await seedRelatedEmployer(world);
  const sayTold = tellingsOf(
    world,
    seedCommunities.map(({ slug }) => slug),
  );
  const { drain } = telling.home.host;
  await drain();
  await sayTold(() => {});
  /** Whoever is told something by what was just done is told it before anything else is done. */
  const after = async (): Promise<void> => {
    await drain();
    await sayTold(telling.print);
  };
  const plain = openTeller({ ...telling, after });
  const teller = { ...plain, drain: after };
  for (const { title, tell } of chapters) {
    telling.print(`\n━━ ${title}`);
    await tell(teller);
  }
};
