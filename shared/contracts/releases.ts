import * as z from "zod";
import { event } from "../events/contract.ts";

const rightsEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`communities.${name}.v1`, summary, "personId", z.object({ personId: z.string(), ...shape }));

export const dataExportAwaitsRelease = rightsEvent(
  "data-export-awaits-release",
  "Somebody at the desk asks for all that is kept of a person: they, or another of the desk, release it.",
  { exportId: z.string() },
);
export const erasureAwaitsRelease = rightsEvent(
  "erasure-awaits-release",
  "Somebody at the desk asks to remove a person: they, or another of the desk, release it.",
  { erasureId: z.string() },
);
export const erasureAnnounced = rightsEvent(
  "erasure-announced",
  "A person will be removed, unless they take it back.",
  {
    erasureId: z.string(),
    dueAt: z.string(),
  },
);
export const erasureTakenBack = rightsEvent("erasure-taken-back", "A person stays.", { erasureId: z.string() });
export const erasureDue = rightsEvent("erasure-due", "The time to take a removal back is over.", {
  erasureId: z.string(),
});

const lapsing = "Nobody released in time what the desk asked for: it is asked for again, if it is still wanted.";

export const dataExportReleaseDue = rightsEvent("data-export-release-due", "The time to release an export is over.", {
  exportId: z.string(),
});
export const dataExportLapsed = rightsEvent("data-export-lapsed", lapsing, { exportId: z.string() });
export const erasureReleaseDue = rightsEvent("erasure-release-due", "The time to release a removal is over.", {
  erasureId: z.string(),
});
export const erasureLapsed = rightsEvent("erasure-lapsed", lapsing, { erasureId: z.string() });
