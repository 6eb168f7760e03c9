import type { Heard } from "../events/consumer.ts";
import { heardBy } from "../events/contract.ts";
import type { CommunityTable } from "../table/scope.ts";
import { inTurn } from "../table/turn.ts";
import type { Telling } from "./message.ts";
import { messageStore } from "./message-store.ts";
import type { Happened, Moment, Moments } from "./moment.ts";

type Row = Moment<unknown, unknown>;

/** How the things that a service tells of are found by what its facts are about; nothing for one that is no more. */
export type Finders = Readonly<
  Record<string, (table: CommunityTable, subject: string, event: Heard["event"]) => Promise<unknown>>
>;

const isOf = ({ on }: Row, type: string): boolean => heardBy({ hears: on }).some((each) => each.type === type);

type Told = Omit<Telling, "personId"> & { readonly to: readonly string[]; readonly overtaken: ReadonlySet<string> };

/** What a row says of a fact, and to whom; nothing where it is not told. */
const toldBy = (
  { row, service, name }: { readonly row: Row; readonly service: string; readonly name: string },
  happened: Happened<unknown, unknown>,
  { subject, id, data }: Heard["event"],
): Told | undefined => {
  if (row.when && !row.when(happened)) return undefined;
  const dueAt = row.dueAt?.(happened);
  return {
    moment: `${service}.${name}`,
    kind: row.kind,
    thing: { kind: row.thing ?? row.of, id: row.idIn ? String(data[row.idIn as never]) : subject },
    params: row.params?.(happened) ?? {},
    cause: row.cause?.(happened) ?? id,
    to: [...new Set(row.tell(happened))].flatMap((personId) => personId ?? []),
    overtaken: new Set((row.overtakes ?? []).map((each) => `${service}.${each}`)),
    ...(row.calls && { calls: [...row.calls] }),
    ...(dueAt && { dueAt }),
    ...(row.urgent?.(happened) && { urgent: true as const }),
  };
};

/** One step of telling: of one person, what it overtakes, and then the message. */
type Step = { readonly told: Told; readonly personId: string };

const placeOf = ({ told: { moment }, personId }: Step): string => `${moment} ${personId}`;

const stepsOf = (told: Told): Step[] => told.to.map((personId) => ({ told, personId }));

const take = async ({ told, personId }: Step, { table, command }: Heard): Promise<void> => {
  const { to: _, overtaken: moments, ...message } = told;
  const messages = messageStore(table);
  if (moments.size > 0) await messages.overtakeFor({ thingId: message.thing.id, personId, moments }, command);
  await messages.tellOnce({ ...message, personId }, command);
};

/**
 * Tells whoever a fact concerns, as the rows of the service say. Each message is a commit of its own with an id of its
 * cause, so that a crash in the middle is finished by the next delivery and nobody is told twice; a crowd is told in
 * several turns.
 */
export const telling = (service: string, moments: Moments, finders: Finders) => {
  const rows = Object.entries(moments as unknown as Readonly<Record<string, Row>>);
  return async (heard: Heard): Promise<void> => {
    const { event, table, now } = heard;
    const { data, time: at, type, subject, sequence } = event;
    const steps: Step[] = [];
    for (const [name, row] of rows.filter(([, each]) => isOf(each, type))) {
      const found = await finders[row.of]?.(table, subject, event);
      if (found === undefined) continue;
      const happened = { found, data, at, now, type, write: `${subject} ${sequence.split("-")[0]}` };
      const told = toldBy({ row, service, name }, happened, event);
      if (told) steps.push(...stepsOf(told));
    }
    await inTurn(heard, () => steps, { placeOf, work: (step) => take(step, heard) });
  };
};
