import * as z from "zod";
import { Instant } from "#shared/domain/dates.ts";
import { CaseId } from "./parts.ts";

/** The case of the same dispute in which this one goes on. */
export const Joined = z.object({ originalId: CaseId, number: z.string(), at: Instant });
