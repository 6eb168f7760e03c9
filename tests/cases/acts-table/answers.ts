import type { Neighbour } from "#infra/local/neighbour.ts";
import { ProblemError } from "#shared/http/client.ts";
import { inSession } from "../../town/desk.ts";
import type { Town } from "../../town/town.ts";

/** Who acts, or `operator for somebody`, and what comes of it: `yes`, or the code of the refusal. */
export type Row = readonly [who: string, outcome: string];

/** Somebody signed in, or at the desk in a session with somebody who is there. */
export const actor = async (town: Town, who: string, community?: string): Promise<Neighbour> => {
  const [operator = "", assisted] = who.split(" for ");
  if (!assisted) return town.as(operator, community);
  return (await inSession(town, operator, await town.idOf(assisted), community ? { community } : {})).desk;
};

/** What comes of an attempt, in one word. */
export const outcomeOf = async (attempt: () => Promise<unknown>): Promise<string> => {
  try {
    await attempt();
    return "yes";
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { code, errors = [] } = error.problem;
    return code === "invalid" ? String(errors[0]?.code) : code;
  }
};
