import { argumentsOf } from "#infra/operations/arguments.ts";
import { attended, Complaint } from "#infra/operations/complaint.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import { settableClock } from "../clock.ts";
import { openHome } from "../home.ts";
import { devOperators, makeIssuerKey, verifyDevTokens } from "../issuer.ts";
import { tellFirstMonth } from "./first-month/tell.ts";
import { storyStart, tellStory } from "./tell.ts";

const usage = `npm run story                    the story, of three communities and a fictional one
npm run story -- --first-month   the first month of a community, on an empty home of its own`;

/** A story that takes longer is not told to the end by those who listen. */
const mostSeconds = 30;

const log = { info: () => {}, error: (message: string, fields: object) => console.error(message, fields) };
const print = (line: string): void => console.log(line);

const told = async (): Promise<void> => {
  const began = performance.now();
  const clock = settableClock(storyStart);
  const key = await makeIssuerKey();
  const today = () => new Date();
  const store = sqliteStore(":memory:");
  const verify = verifyDevTokens(key, today);
  const home = openHome({ store, clock: clock.now, verify, log, operators: devOperators, codeKey: "the story's own" });
  try {
    await tellStory({ home, clock, key, today, print });
  } finally {
    home.close();
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  if (seconds > mostSeconds)
    throw new Complaint(`The story took ${seconds} s, and should take at most ${mostSeconds}.`);
  print(`\n${seconds}秒讲完，没有意外。 The story is told in ${seconds} s, without a surprise.`);
};

/** Runs `npm run story`; 1 with what the first surprise was. */
export const runStory = (given: readonly string[]): Promise<number> =>
  attended(usage, async () => {
    const { values } = argumentsOf({
      args: [...given],
      options: { "first-month": { type: "boolean", default: false } },
    });
    try {
      await (values["first-month"] ? tellFirstMonth({ print, log }) : told());
      return 0;
    } catch (surprise) {
      console.error(`\n${surprise instanceof Error ? surprise.message : surprise}`);
      return 1;
    }
  });
