import { region } from "#infra/local/home.ts";
import type { openHost } from "#infra/local/host.ts";
import { services } from "#services/services.ts";
import { type Envelope, heardBy, reactionId } from "#shared/events/contract.ts";
import { envelopesOf } from "#shared/events/relay.ts";
import type { Use } from "../limits/meter.ts";
import type { Action } from "../town/actions.ts";
import type { Ground } from "../town/town.ts";

/** What followed a success off the request: how many facts were told, how often one was heard, and what it cost. */
export type Echo = { readonly facts: number; readonly hearings: number; readonly uses: readonly Use[] };

/** The ids of a service's reactions that hear a kind of fact. */
const reactionsTo = (service: string, type: string): string[] =>
  services
    .flatMap(({ consumers }) => consumers.map(({ reaction }) => reaction))
    .filter((reaction) => reaction.service === service && heardBy(reaction).some((fact) => fact.type === type))
    .map(reactionId);

/** Hears everything that a town does, from one `restart` to the next, and which functions and reactions did it. */
export const recorder = () => {
  const actions = new Map<string, Action[]>();
  const heard = new Set<string>();
  const told: Envelope[] = [];
  let asking = "";
  let uses: Use[] = [];
  let [facts, hearings] = [0, 0];

  return {
    actions,
    heard,
    told,
    onAction: (name: string, action: Action): void => {
      asking = name;
      actions.set(name, [...(actions.get(name) ?? []), action]);
    },
    /** The scheduler looks every minute whatever happens: that is no operation's cost. */
    onUse: (use: Use): void => {
      if (asking !== "deadlines") uses.push(use);
    },
    onGround: (ground: Ground): Ground => ({
      ...ground,
      feed: {
        async next(limit) {
          const batch = await ground.feed.next(limit);
          const envelopes = batch.images.flatMap((image) => envelopesOf(region, image));
          facts += envelopes.length;
          told.push(...envelopes);
          return batch;
        },
      },
    }),
    listenTo: ({ queues }: ReturnType<typeof openHost>): void => {
      const { send } = queues;
      queues.send = (queue, envelope, now) => {
        for (const id of reactionsTo(queue, envelope.type)) heard.add(id);
        hearings += 1;
        send(queue, envelope, now);
      };
    },
    restart: (): void => {
      uses = [];
      [facts, hearings] = [0, 0];
    },
    echo: (): Echo => ({ facts, hearings, uses: [...uses] }),
  };
};
