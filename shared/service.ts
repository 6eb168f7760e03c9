import type { Consumer } from "./events/consumer.ts";
import type { NamedReaction } from "./events/contract.ts";
import type { Cards } from "./home/card.ts";
import type { Endpoint } from "./http/endpoint.ts";
import type { Offers } from "./http/offers.ts";
import type { RouteTable } from "./http/route.ts";
import type { Wording } from "./http/service-words.ts";
import type { Keeping } from "./table/holding.ts";

/** All that a service is, as both homes, the documents and the tests read it. */
export type Service = {
  readonly name: string;
  readonly routes: RouteTable;
  readonly reactions: Readonly<Record<string, NamedReaction>>;
  readonly endpoints: readonly Endpoint[];
  /** What may be done with each kind of thing that its routes offer verbs of. */
  readonly offers: Readonly<Record<string, Offers<never>>>;
  readonly consumers: readonly Consumer[];
  /** What it keeps in a community: an export and an erasure walk it. */
  readonly keeping: Keeping;
  /** Of each kind that it keeps, to whom it is what at home, or that it concerns nobody. */
  readonly cards: Cards;
  readonly words: Wording;
  /** Both of its functions need the way out of Linli, and the secrets to sign with. */
  readonly sendsOut?: true;
};
