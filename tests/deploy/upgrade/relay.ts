import { get } from "../audit/reading.ts";
import { answered, ask } from "../aws.ts";
import type { Deployed, Made } from "../deployed.ts";

const path = "/2015-03-31/event-source-mappings";

/** The mapping by which the relay reads the stream of the table. */
const streamMapping = async ({ endpoint, table }: Deployed, made: readonly Made[]): Promise<string> => {
  const all = made.filter(({ type }) => type === "AWS::Lambda::EventSourceMapping");
  for (const { id } of all) {
    const { EventSourceArn } = await get(endpoint, "lambda", `${path}/${id}`);
    if (String(EventSourceArn).includes(`:table/${table}/stream/`)) return id;
  }
  throw new Error("nothing reads the stream");
};

/** Stops the relay, or lets it go on from where it stopped. */
export const relays = async (deployed: Deployed, made: readonly Made[], Enabled: boolean): Promise<void> => {
  const id = await streamMapping(deployed, made);
  const call = { service: "lambda", method: "PUT", path: `${path}/${id}`, body: JSON.stringify({ Enabled }) };
  await answered(ask(deployed.endpoint, call));
};
