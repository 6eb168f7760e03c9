import * as z from "zod";
import { WhyRefused } from "../domain/file.ts";
import { event } from "../events/contract.ts";

const named = { thing: z.string(), thingId: z.string(), fileId: z.string() };

/** What a service tells of the photos and papers of its things. */
export const fileFacts = (service: string) => ({
  fileSent: event(
    `${service}.file-sent.v1`,
    "A photo or paper was sent, and is to be looked at.",
    "fileId",
    z.object(named),
  ),
  fileReady: event(`${service}.file-ready.v1`, "A photo or paper can be read.", "fileId", z.object(named)),
  fileRefused: event(
    `${service}.file-refused.v1`,
    "What was sent as a photo or paper is not kept.",
    "fileId",
    z.object({ ...named, cause: WhyRefused }),
  ),
  fileShown: event(
    `${service}.file-shown.v1`,
    "A paper of one was shown to another.",
    "fileId",
    z.object({ ...named, to: z.string() }),
  ),
  filesDue: event(
    `${service}.files-due.v1`,
    "Photos and papers of a thing may have to go.",
    "thingId",
    z.object({ ...named, fileId: z.string().optional() }),
  ),
});
export type FileFacts = ReturnType<typeof fileFacts>;
