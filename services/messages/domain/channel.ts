import type { Channel } from "#shared/contracts/messages.ts";
import { isAssisted } from "#shared/domain/assist.ts";
import type { Instant } from "#shared/domain/dates.ts";
import type { OwnPolicy } from "#shared/domain/policy.ts";
import type { Message } from "#shared/messages/message.ts";
import type { Preferences } from "./preferences.ts";

/** What is known of how somebody may be reached. */
export type Reachable = {
  readonly status?: string | undefined;
  readonly phone?: string | undefined;
  readonly account?: string | undefined;
  readonly birthYear?: number | undefined;
  readonly needsAssist?: boolean | undefined;
  readonly declinesAssist?: boolean | undefined;
};

const gone: ReadonlySet<string> = new Set(["moved-out", "anonymised"]);

type Now = { readonly at: Instant; readonly policy: OwnPolicy; readonly open: ReadonlySet<Channel> };

/**
 * The channels by which somebody may be reached now, the first first: who is served at the desk, or has no account, is
 * called before anything else; the others in the order that they chose. `open` are those that the community has. What was
 * told to be no address is not tried again until it is another, or is said anew. The desk has on its list also who has
 * neither a phone nor an account: it goes to the flat, or waits for them to come.
 */
export const channelsTo = (
  { kind }: Pick<Message, "kind">,
  person: Reachable,
  { channels, email, silenced, unreachable = {} }: Preferences,
  { open, ...today }: Now,
): Channel[] => {
  if (silenced.includes(kind)) return [];
  const isDesks = !person.account || isAssisted(person, today);
  const isAtHome = isDesks && !gone.has(person.status ?? "");
  const has: Readonly<Record<Channel, boolean>> = {
    text: person.phone !== undefined && person.phone !== unreachable.text,
    email: email !== undefined && email !== unreachable.email,
    call: person.phone === undefined ? isAtHome : person.phone !== unreachable.call,
  };
  const inOrder = new Set<Channel>(isDesks ? ["call", ...channels] : [...channels, "call"]);
  return [...inOrder].filter((channel) => has[channel] && (channel === "call" || open.has(channel)));
};
