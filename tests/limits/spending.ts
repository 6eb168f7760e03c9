import type { Budget } from "./costs.ts";
import type { Use } from "./meter.ts";

/** What the calls of one request cost together. */
export const spent = (uses: readonly Use[]): Budget => ({
  roundTrips: uses.length,
  readUnits: uses.reduce((sum, use) => sum + use.readUnits, 0),
  writeUnits: uses.reduce((sum, use) => sum + use.writeUnits, 0),
});
