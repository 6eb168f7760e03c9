import { expect, it } from "vitest";
import { markUnreachable, phoneSaid, setPreferences, usual } from "#services/messages/domain/preferences.ts";
import type { Caller } from "#shared/domain/caller.ts";

const by = { personId: "per_qin", name: "秦先生", grants: [] } as unknown as Caller;
const [phone, email] = ["+8613800138000", "qin@example.org"];
const at = "2026-03-02T02:00:00.000Z";
const marked = [
  ["text", phone],
  ["call", phone],
  ["email", email],
].reduce((state, [channel, address]) => markUnreachable(state, channel as "text", address as string)?.state ?? state, {
  ...usual("per_qin"),
  email,
} as ReturnType<typeof usual>);

it("an e-mail that is said anew is tried again, also the same one, and a phone stays as it was", () => {
  const { state } = setPreferences(marked, { by, at, email });
  expect(state).toMatchObject({ email, unreachable: { text: phone, call: phone } });
  expect(state.unreachable).not.toHaveProperty("email");
});

it("other preferences try nothing again", () => {
  const { state } = setPreferences(marked, { by, at, silenced: ["news"] });
  expect(state.unreachable).toEqual({ text: phone, call: phone, email });
});

it("a phone that is said anew is tried again, and the e-mail stays as it was", () => {
  expect(phoneSaid(marked)?.state.unreachable).toEqual({ email });
  expect(phoneSaid(usual("per_qin"))).toBeUndefined();
});
