import { Refusal } from "../domain/refusal.ts";
import { ConditionFailed } from "./table.ts";

const mostTries = 4;

/** Whether something was no longer as it was read. */
export const isStale = (error: unknown): boolean => error instanceof Refusal && error.code === "version-conflict";

/** Does the work, and again where somebody else was first, up to four times: each time from how things stand then. */
export const again = async <Result>(work: () => Promise<Result>, tries = 1): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    if (!(isStale(error) || error instanceof ConditionFailed) || tries >= mostTries) throw error;
  }
  return again(work, tries + 1);
};
