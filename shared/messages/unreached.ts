import { messageGivenUp } from "../contracts/messages.ts";
import type { Instant } from "../domain/dates.ts";
import { words } from "../domain/words.ts";
import type { Heard } from "../events/consumer.ts";
import type { CommunityTable } from "../table/scope.ts";
import { momentsOf } from "./moment.ts";
import { said } from "./saying.ts";

/** Whose duty it is that somebody is told, by now. */
type Unreached = { readonly people: readonly string[] };

const row = "unreached";

/** The moment in which the desk gave up calling: whoever answers for what was to be told finds another way. */
export const unreached = momentsOf<Unreached>(row, "thingId")(messageGivenUp, {
  kind: "task",
  tell: ({ found, data }) => found.people.filter((personId) => personId !== data.personId),
  params: ({ data }) => ({ person: data.personId }),
});

/** What is said of it, by every service. */
export const unreachedWords = said(
  "服务台多日致电，仍没有联系到{person}，请另想办法告知。",
  "The desk called on several days and did not reach {person}. Please find another way to tell them.",
  words(
    "有一位居民多日联系不上，请登录查看。",
    "Somebody could not be reached for several days. Sign in to read of whom it is.",
  ),
);

type Asked = { readonly thingId: string; readonly now: Instant };

/**
 * Who answers for what a service tells: of the messages of others it knows nothing, and that it could not tell this
 * either is told to nobody.
 */
export const answering =
  (service: string, find: (table: CommunityTable, asked: Asked) => Promise<readonly (string | undefined)[]>) =>
  async (table: CommunityTable, _: string, { data, time: now }: Heard["event"]): Promise<Unreached | undefined> => {
    const { moment, thingId } = data as unknown as { readonly moment: string; readonly thingId: string };
    if (!moment.startsWith(`${service}.`) || moment === `${service}.${row}`) return undefined;
    return { people: (await find(table, { thingId, now })).flatMap((personId) => personId ?? []) };
  };
