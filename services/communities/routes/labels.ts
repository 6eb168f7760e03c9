import { EveryLabel, LabelOwner } from "../domain/every-label.ts";

/** What the values of all services are called, for whoever shows them to people. */
export const labelSpecs = {
  getLabels: {
    method: "GET",
    path: "/v1/labels",
    reach: "region",
    summary: "What every value that a service takes or shows is called, in each language",
    access: "public",
    query: { service: LabelOwner.optional() },
    reply: EveryLabel,
  },
} as const;
