import * as z from "zod";

const Words = z.object({ "zh-CN": z.string(), en: z.string() }).meta({ id: "Words" });

/** Whose words they are: a service's, or shared by several. */
export const LabelOwner = z.enum(["shared", "communities", "courses", "mediation", "employment", "meetings"]);
export type LabelOwner = z.infer<typeof LabelOwner>;

/** What each value of each choice is called, by the service that offers the choice. */
export const EveryLabel = z.object({
  labels: z.record(z.string(), z.record(z.string(), z.record(z.string(), Words))),
});
export type EveryLabel = z.infer<typeof EveryLabel>;
