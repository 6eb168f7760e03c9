import { digest } from "#shared/domain/new-id.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import type { EveryLabel, LabelOwner } from "../domain/every-label.ts";
import { communitiesRoutes as routes } from "../routes.ts";

/** As long as the words are the same, so is their version. */
const versionOf = (labels: EveryLabel["labels"]): number => Number.parseInt(digest([JSON.stringify(labels)], 9), 36);

/** What every value is called. The words of the other services are theirs: whoever puts the services together brings them. */
export const labelEndpoints = (read: () => Promise<Readonly<Record<LabelOwner, EveryLabel["labels"][string]>>>) => ({
  getLabels: endpoint(routes.getLabels, async ({ query: { service } }) => {
    const all = await read();
    const labels: EveryLabel["labels"] = service ? { [service]: all[service] } : all;
    return { body: { labels }, version: versionOf(labels) };
  }),
});
