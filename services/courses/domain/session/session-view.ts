import * as z from "zod";
import { Name } from "#shared/domain/text.ts";
import { LearnerId } from "../ids.ts";
import { Attendance, Session } from "./session.ts";

/** A session with who is on its roster, as those who run it see it. */
export const SessionView = z
  .object({
    session: Session,
    roster: z.array(
      z.object({
        learnerId: LearnerId,
        name: Name.optional(),
        status: z.enum(["confirmed", "held", "suspended", "walk-in"]),
        attendance: Attendance.optional(),
      }),
    ),
  })
  .meta({ id: "SessionView" });
export type SessionView = z.infer<typeof SessionView>;
export type RosterEntry = SessionView["roster"][number];
