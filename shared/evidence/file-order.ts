import * as z from "zod";
import { MediaType } from "../domain/file.ts";

/** What the function of the files is asked. */
export const FileOrder = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("look"),
    key: z.string(),
    said: z.object({ mediaType: MediaType, bytes: z.int(), sha256: z.string() }),
  }),
  z.object({ do: z.literal("settle"), key: z.string() }),
  z.object({ do: z.literal("remove"), key: z.string() }),
]);
export type FileOrder = z.infer<typeof FileOrder>;
