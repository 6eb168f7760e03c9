import type { Town } from "./town.ts";

/** The time passes in which a removal can be taken back, and it is done. */
export const graceOver = async (town: Town): Promise<void> => {
  await town.drain();
  town.clock.advance(72 * 60);
  await town.drain();
};
