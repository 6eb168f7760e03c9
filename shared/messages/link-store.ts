import { refuse } from "../domain/refusal.ts";
import { hashOf } from "../people/codes.ts";
import { type Contact, contactIn, contactKey } from "../people/contact.ts";
import { standingIn, standingKey } from "../people/standing.ts";
import { again } from "../table/again.ts";
import { type Command, stepOf } from "../table/journal.ts";
import type { CommunityScope, CommunityTable } from "../table/scope.ts";
import type { Item, Key, Write } from "../table/table.ts";
import { Link, type MessageLink, type SlipLink } from "./link.ts";
import { answer, type Message } from "./message.ts";
import { messageStore } from "./message-store.ts";

/** What codes in links open. */
export const linksRoom: readonly string[] = ["LINKS"];

const linkKey = (scope: CommunityScope, code: string): Key => scope.key(linksRoom, `CODE#${hashOf(code)}`);

/** The write after which a code opens a link; the same code opens the same again. */
export const linkWrite = (scope: CommunityScope, code: string, link: Link): Write => ({
  put: { ...linkKey(scope, code), link } as unknown as Item,
});

/** A message that a link opened, and its person. */
export type OpenedLink = { readonly link: MessageLink; readonly message: Message; readonly person: Contact };

type Wanted = {
  readonly code: string;
  readonly now: string;
  readonly verb: string;
  readonly thing: string;
  readonly command: Command;
  /** Whether the thing knows the command: the answer counted, and broke off before its link ended. */
  readonly isDone: () => Promise<boolean>;
};

/** What came without a login: each code for one thing and few verbs. */
export const linkStore = (table: CommunityTable) => {
  const { scope } = table;
  const messages = messageStore(table);

  /**
   * What a code opens; nothing where there is no such link. Nobody counts who is wrong: 128 bits are not guessed, and
   * many phones share one address.
   */
  const find = async (code: string): Promise<Link | undefined> => {
    const item = await table.get(linkKey(scope, code));
    return item && Link.parse(item.link);
  };

  /** The message of a link and its person, who is still there; nothing of who is being removed. */
  const read = async (link: MessageLink): Promise<OpenedLink | undefined> => {
    const { messageId, personId } = link;
    const [item, standing, person] = await table.getMany([
      messages.stateKey(messageId),
      standingKey(scope, personId),
      contactKey(scope, personId),
    ]);
    const [found, contact] = [messages.read(item), contactIn(person)];
    if (!found || !contact || standingIn(standing)?.erasureRequestedAt) return undefined;
    return { link, message: found.state, person: contact };
  };

  /**
   * The message that a code answers by a verb. Refuses `code-invalid` for a code of another thing or verb, one that has
   * lapsed, and one that ended, except to whose answer counted and asks again.
   */
  const openAs = async (link: Link, { verb, thing, command, now, isDone }: Omit<Wanted, "code">) => {
    const opened = (link.of === "message" && (await read(link))) || refuse("code-invalid");
    const { message } = opened;
    const isTheirs = message.thing.id === thing && message.calls?.includes(verb) === true;
    const isOpen = !message.overtakenAt && now < opened.link.expiresAt;
    const isAgain = async () => message.answeredBy === command.id || (await isDone());
    return isTheirs && (isOpen || (await isAgain())) ? opened : refuse("code-invalid");
  };

  /** The same of a code, where there is such a link. */
  const mustOpen = async (wanted: Wanted): Promise<OpenedLink> =>
    openAs((await find(wanted.code)) ?? refuse("code-invalid"), wanted);

  /** A slip was answered, and asks no more. */
  const endSlip = (link: SlipLink, code: string): Promise<unknown> =>
    table.write(linkWrite(scope, code, { ...link, answered: true }));

  /** It was answered by its link: whoever sends the same again is told the same, and to anybody else it is over. */
  const end = async ({ message: { messageId } }: OpenedLink, command: Command): Promise<void> => {
    await again(() =>
      messages.decide(messageId, stepOf(command, "answered"), (current) => answer(current, command.id, command.at)),
    );
  };

  return { find, read, openAs, mustOpen, end, endSlip };
};
