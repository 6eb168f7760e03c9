import { production, setting } from "../aws.ts";
import { sweepDeadlines } from "./deadline.ts";
import { eventBridge } from "./eventbridge.ts";
import { streamRelay } from "./stream.ts";

const world = production("events");
const bus = eventBridge(setting("BUS_NAME"));

export const relay = streamRelay(world, bus);

/** The scheduler's minute: publishes every deadline whose time has come. */
export const deadlines = async (): Promise<void> => {
  while ((await sweepDeadlines(world, bus)) > 0);
};
