import * as z from "zod";
import { Instant } from "#shared/domain/dates.ts";

/** What is said in both languages: whoever holds a phone chooses by reading. */
const Both = z.object({ "zh-CN": z.string(), en: z.string() });

const LinkChoice = z
  .object({
    operationId: z.string(),
    path: z.string(),
    label: Both,
    body: z.record(z.string(), z.union([z.string(), z.boolean()])),
    asks: z.literal("reason").optional(),
  })
  .meta({ id: "LinkChoice" });

/** What is read before somebody agrees to it. */
const LinkText = z
  .object({
    version: z.string(),
    title: z.string(),
    text: z.string(),
    adds: z.string().optional(),
    toldTo: z.array(z.string()),
    takeBack: z.string(),
  })
  .meta({ id: "LinkText" });

/** `over`: it was answered, or holds no longer; `lapsed`: it came too late. Then nothing is said of what it was about. */
export const LinkView = z
  .object({
    status: z.enum(["open", "over", "lapsed"]),
    sentence: z.string().optional(),
    dueAt: Instant.optional(),
    /** The same as people write it here. */
    until: z.string().optional(),
    choices: z.array(LinkChoice),
    text: LinkText.optional(),
  })
  .meta({ id: "LinkView" });
export type LinkView = z.infer<typeof LinkView>;
