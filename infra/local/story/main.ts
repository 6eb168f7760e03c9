import { exitOnOldNode } from "../node-version.ts";

exitOnOldNode();
const { sqliteStore } = await import("#shared/table/sqlite.ts");
const { settableClock } = await import("../clock.ts");
const { openHome } = await import("../home.ts");
const { devOperators, makeIssuerKey, verifyDevTokens } = await import("../issuer.ts");
const { storyStart, tellStory } = await import("./tell.ts");

/** A story that takes longer is not told to the end by those who listen. */
const mostSeconds = 30;

const began = performance.now();
const clock = settableClock(storyStart);
const key = await makeIssuerKey();
const today = () => new Date();
const log = { info: () => {}, error: (message: string, fields: object) => console.error(message, fields) };
const home = openHome({
  store: sqliteStore(":memory:"),
  clock: clock.now,
  verify: verifyDevTokens(key, today),
  log,
  operators: devOperators,
  codeKey: "the story's own",
});

try {
  await tellStory({ home, clock, key, today, print: (line) => console.log(line) });
  const seconds = Math.round((performance.now() - began) / 1000);
  if (seconds > mostSeconds) throw new Error(`The story took ${seconds} s, and should take at most ${mostSeconds}.`);
  console.log(`\n${seconds}秒讲完，没有意外。 The story is told in ${seconds} s, without a surprise.`);
} catch (surprise) {
  console.error(`\n${surprise instanceof Error ? surprise.message : surprise}`);
  process.exitCode = 1;
}
home.close();
