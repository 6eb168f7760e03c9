import { exitOnOldNode } from "../node-version.ts";

exitOnOldNode();
const { settableClock } = await import("../clock.ts");
const { openHome } = await import("../home.ts");
const { devOperators, makeDevKey, verifyDevTokens } = await import("../issuer.ts");
const { storyStart, tellStory } = await import("./tell.ts");

const clock = settableClock(storyStart);
const key = await makeDevKey();
const today = () => new Date();
const log = { info: () => {}, error: (message: string, fields: object) => console.error(message, fields) };
const home = openHome({
  path: ":memory:",
  clock: clock.now,
  verify: verifyDevTokens(key, today),
  log,
  operators: devOperators,
  codeKey: "the story's own",
});

try {
  await tellStory({ home, clock, key, today, print: (line) => console.log(line) });
  console.log("\n故事讲完，没有意外。 The story is told, without a surprise.");
} catch (surprise) {
  console.error(`\n${surprise instanceof Error ? surprise.message : surprise}`);
  process.exitCode = 1;
}
home.close();
