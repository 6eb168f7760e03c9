import type { Incoming } from "#infra/local/gateway-event.ts";
import type { Home } from "#infra/local/home.ts";
import type { IssuerKey } from "#infra/local/issuer.ts";
import type { Envelope } from "#shared/events/contract.ts";
import type { World } from "#shared/world.ts";

/** The time of a town, which stands until a test moves it. */
export type Clock = {
  now(): string;
  set(instant: string): void;
  advance(minutes: number): void;
};

/** Where a town stands: in this process on some store, or deployed. */
export type Place = {
  readonly clock: Clock;
  /** Its table, for what is seeded or looked up behind the API. */
  readonly world: Pick<World, "table" | "region" | "clock">;
  /** The host and the gateway of this process; a deployed town has none, and says so to whoever asks. */
  readonly home: Home;
  readonly devKey: IssuerKey;
  readonly sign: (persona: string) => Promise<string>;
  readonly answer: (incoming: Incoming) => Promise<Response>;
  /** Works until nothing is due at the clock's present time. */
  readonly drain: () => Promise<void>;
  /** The facts that came over the bus while the town drained, each once. */
  readonly told: () => readonly Envelope[];
  /** Delivers facts once more, as a queue that is at least once may. */
  readonly tellAgain: (envelopes: readonly Envelope[]) => Promise<void>;
};
