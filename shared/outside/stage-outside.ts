import * as z from "zod";
import { setting } from "../aws.ts";
import { openOutside } from "./open.ts";
import type { Outside } from "./outside.ts";

/** What a stage says of the way out, as its functions are told it in `OUTSIDE`; `SMTP` holds the server, or `none`. */
const Settings = z.object({
  origin: z.string(),
  gateways: z.array(z.string()),
  onlyTo: z.array(z.string()).optional(),
  from: z.string().optional(),
});
export type OutsideSettings = z.infer<typeof Settings>;

/** The way out of a function on AWS. */
export const outsideOfStage = (): Outside => {
  const { origin, gateways, onlyTo, from = "" } = Settings.parse(JSON.parse(setting("OUTSIDE")));
  const url = setting("SMTP");
  return openOutside({
    origin: () => origin,
    hosts: gateways,
    smtp: url === "none" ? undefined : { url, from },
    onlyTo: onlyTo && new Set(onlyTo),
  });
};
