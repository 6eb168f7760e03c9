import * as z from "zod";
import { event } from "../events/contract.ts";

const exportEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`communities.${name}.v1`, summary, "exportId", z.object({ exportId: z.string(), ...shape }));

export const communityExportRequested = exportEvent(
  "community-export-requested",
  "A community that leaves is to be written down: each service writes what it keeps of it.",
  {},
);
export const communityExportPartMade = exportEvent(
  "community-export-part-made",
  "A service wrote down all that it keeps of a community.",
  { part: z.string() },
);
export const communityExportMade = exportEvent(
  "community-export-made",
  "All of a community is written down, and can be taken away.",
  { digest: z.string(), itemCount: z.int() },
);
