import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SQSClient } from "@aws-sdk/client-sqs";
import { stages } from "#infra/aws/stage.ts";
import { storeIn } from "#infra/local/folder.ts";
import { eventBridge } from "#shared/events/eventbridge.ts";
import { streamRelay } from "#shared/events/stream.ts";
import { dynamodbTable } from "#shared/table/dynamodb.ts";
import { readStretch, type Stretch, tableOfStream } from "#shared/table/dynamodb-stream.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import { argumentsOf } from "../arguments.ts";
import { Complaint, commanded } from "../complaint.ts";
import { adviceFor, type DeadLetters, failuresOf, lineOf } from "./letters.ts";
import { onOneMachine } from "./on-one-machine.ts";
import { onStage } from "./on-stage.ts";

const usage = `npm run dead-letters -- list                          the queues that have some, and what lies in them
npm run dead-letters -- show ID                       one of them, whole
npm run dead-letters -- redrive QUEUE [--for-real]    sends those of a queue again; without --for-real it only says so
  --data DIR      one machine's data (default .linli)
  --stage NAME    a stage on AWS instead, with the credentials of the environment`;

const mostShown = 20;

const listed = async (dead: DeadLetters): Promise<string> => {
  const lines: string[] = [];
  for (const { queue, count } of await dead.queues()) {
    const letters = await dead.letters(queue);
    lines.push(`${queue}: ${count}`, ...letters.slice(0, mostShown).map(lineOf));
    if (letters.length > mostShown) lines.push("  …");
    lines.push(...new Set(letters.map((letter) => `  → ${adviceFor(letter)}`)));
  }
  return lines.length > 0 ? lines.join("\n") : "no dead letters";
};

const pretty = (body: string): string => {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
};

const shown = async (dead: DeadLetters, id: string): Promise<string> => {
  for (const { queue } of await dead.queues()) {
    const letter = (await dead.letters(queue)).find((each) => each.id === id);
    if (letter) return `${queue} ${id}\n${failuresOf(letter)}\n→ ${adviceFor(letter)}\n${pretty(letter.body)}`;
  }
  throw new Complaint(
    dead.lookAgain ? `no dead letter ${id} was seen: ${dead.lookAgain}` : `there is no dead letter ${id} here`,
  );
};

const redriven = async (dead: DeadLetters, queue: string, isForReal: boolean): Promise<string> => {
  const found = (await dead.queues()).find((each) => each.queue === queue);
  if (!found) throw new Complaint(`no dead letters of ${queue}`);
  if (!isForReal) return `${found.count} of ${queue} would be sent again: add --for-real`;
  return `${found.count} of ${queue}: ${await dead.redrive(queue)}`;
};

export type Wanted = { readonly words: readonly string[]; readonly isForReal: boolean };

/** Does what was asked of the dead letters; nothing where it was not understood. */
export const attend = async (dead: DeadLetters, { words, isForReal }: Wanted): Promise<string | undefined> => {
  const [verb, name] = words;
  if (verb === "list") return listed(dead);
  if (verb === "show" && name) return shown(dead, name);
  return verb === "redrive" && name ? redriven(dead, name, isForReal) : undefined;
};

const lettersOfStage = (name: string): DeadLetters => {
  const stage = stages().find((each) => each.name === name);
  if (!stage) throw new Complaint(`no stage ${name} among the stage files`);
  const { region } = stage;
  process.env.AWS_REGION = region;
  const log = { info: () => {}, error: (message: string) => console.error(message) };
  const bus = eventBridge(`linli-${name}`, new EventBridgeClient({ region }));
  const relay = async (stretch: Stretch): Promise<void> => {
    const world = { region, log, table: dynamodbTable(tableOfStream(stretch.streamArn)) };
    const { batchItemFailures } = await streamRelay(world, bus)({ Records: await readStretch(stretch) });
    if (batchItemFailures.length > 0) throw new Complaint("the bus did not take a fact: nothing was deleted");
  };
  return onStage({ stage: name, sqs: new SQSClient({ region }), relay });
};

const lettersIn = (data: string): DeadLetters => onOneMachine(sqliteStore(storeIn(data)).database, Date.now);

/** Runs `npm run dead-letters` and answers its exit code. */
export const runDeadLetters = (given: readonly string[]): Promise<number> =>
  commanded(usage, async () => {
    const { values, positionals } = argumentsOf({
      args: [...given],
      allowPositionals: true,
      options: {
        data: { type: "string", default: ".linli" },
        stage: { type: "string" },
        "for-real": { type: "boolean", default: false },
      },
    });
    const dead = values.stage ? lettersOfStage(values.stage) : lettersIn(values.data);
    return attend(dead, { words: positionals, isForReal: values["for-real"] });
  });
