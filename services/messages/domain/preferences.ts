import * as z from "zod";
import { Channel } from "#shared/contracts/messages.ts";
import { type Act, actingPerson } from "#shared/domain/caller.ts";
import type { Format } from "#shared/domain/formats.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { MessageKind } from "#shared/messages/message.ts";
import { PersonId } from "./ids.ts";

/** An address as SMTP takes it: no blank, one `@`, a host with a dot. */
const Email = z
  .string()
  .max(254)
  .regex(/^[^\s@<>"(),:;[\]\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i, "email" satisfies Format);

/** How somebody wants to be told: by which channels, the first first, and what not at all beside the inbox. */
export const Preferences = z
  .object({
    personId: PersonId,
    channels: z.array(Channel).max(Channel.options.length),
    email: Email.optional(),
    silenced: z.array(MessageKind).max(MessageKind.options.length),
    /** The phone or e-mail of which it was told that it is nobody's. */
    unreachable: z.partialRecord(Channel, z.string()).optional(),
  })
  .meta({ id: "Preferences" });
export type Preferences = z.infer<typeof Preferences>;

export const SetPreferences = z.strictObject({
  channels: z.array(Channel).max(Channel.options.length).optional(),
  /** Absent: as it was. Empty: none any more. */
  email: z.union([Email, z.literal("")]).optional(),
  silenced: z.array(MessageKind).max(MessageKind.options.length).optional(),
});

export const usual = (personId: string): Preferences => ({
  personId,
  channels: ["text", "email", "call"],
  silenced: [],
});

/** Nothing arrives at an address: it is not tried again until there is another. */
export const markUnreachable = (current: Preferences, channel: Channel, address: string) =>
  current.unreachable?.[channel] === address
    ? undefined
    : { state: { ...current, unreachable: { ...current.unreachable, [channel]: address } }, facts: [] };

/** What is said anew is tried again, also the same phone or e-mail: it may have been reported by mistake. */
const saidAnew = ({ unreachable = {}, ...current }: Preferences, channels: readonly Channel[]): Preferences => {
  const left = Object.entries(unreachable).filter(([channel]) => !channels.some((said) => said === channel));
  return { ...current, ...(left.length > 0 && { unreachable: Object.fromEntries(left) }) };
};

/** Their phone was said anew, by whoever keeps their record. */
export const phoneSaid = (current: Preferences) =>
  current.unreachable?.text === undefined && current.unreachable?.call === undefined
    ? undefined
    : { state: saidAnew(current, ["text", "call"]), facts: [] };

type Setting = Act & z.infer<typeof SetPreferences>;

/** Everybody says for themselves how they are told. What the law asks for, and what waits for an answer, is told anyhow. */
export const setPreferences = (current: Preferences, { by, channels, email, silenced }: Setting) => {
  if (actingPerson(by).personId !== current.personId) refuse("not-found");
  const errors = (silenced ?? []).flatMap((kind, nth) =>
    kind === "news" ? [] : [{ pointer: `/silenced/${nth}`, code: "always-told" as const }],
  );
  if (errors.length > 0) refuse("invalid", { errors });
  const { email: _, ...kept } = { email: undefined, ...saidAnew(current, email === undefined ? [] : ["email"]) };
  const address = email ?? current.email;
  return {
    state: {
      ...kept,
      ...(address && { email: address }),
      channels: [...new Set(channels ?? current.channels)],
      silenced: [...new Set(silenced ?? current.silenced)],
    } as Preferences,
    facts: [],
  };
};
