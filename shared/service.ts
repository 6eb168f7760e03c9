import type { Consumer } from "./events/consumer.ts";
import type { NamedReaction } from "./events/contract.ts";
import type { Endpoint } from "./http/endpoint.ts";
import type { RouteTable } from "./http/route.ts";
import type { Wording } from "./http/service-words.ts";
import type { Keeping } from "./table/holding.ts";

/** All that a service is, as both homes, the documents and the tests read it. */
export type Service = {
  readonly name: string;
  readonly routes: RouteTable;
  readonly reactions: Readonly<Record<string, NamedReaction>>;
  readonly endpoints: readonly Endpoint[];
  readonly consumers: readonly Consumer[];
  /** What it keeps in a community: an export and an erasure walk it. */
  readonly keeping: Keeping;
  readonly words: Wording;
};
