import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import type { Envelope } from "./contract.ts";
import type { Bus } from "./relay.ts";

/** What EventBridge takes in one call. */
const mostEntries = 10;

const entryOf = (EventBusName: string, envelope: Envelope) => ({
  EventBusName,
  Source: envelope.source,
  DetailType: envelope.type,
  Time: new Date(envelope.time),
  Detail: JSON.stringify(envelope),
});

/** The bus of a stage. Throws when any entry was not taken; publishing it again is harmless. */
export const eventBridge = (busName: string, client = new EventBridgeClient({})): Bus => ({
  async publish(envelopes) {
    for (let at = 0; at < envelopes.length; at += mostEntries) {
      const Entries = envelopes.slice(at, at + mostEntries).map((envelope) => entryOf(busName, envelope));
      const { FailedEntryCount } = await client.send(new PutEventsCommand({ Entries }));
      if (FailedEntryCount) throw new Error(`the bus did not take ${FailedEntryCount} of ${Entries.length} facts`);
    }
  },
});
