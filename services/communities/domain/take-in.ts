import type { Act } from "#shared/domain/caller.ts";
import { refuseField } from "#shared/domain/refusal.ts";
import { claim, type Person, register } from "./person.ts";
import { haveSameMark } from "./person-marks.ts";
import type { WaitingRegistration } from "./registration.ts";
import { mustBePrintableBy, sideAtDesk } from "./side-at-desk.ts";

/** Who registered themselves as somebody new, with the sign-in by which they did; nobody has seen yet who they are. */
export const takeIn = (waiting: WaitingRegistration, { by, at, commandId }: Act & { readonly commandId: string }) => {
  const { name, phone, building, room, account } = waiting;
  const told = { name, phone, building, room };
  const made = register({ ...told, by: by.personId, at, commandId, buildings: [building] });
  const claimed = claim(made.state, { account, at, side: sideAtDesk(by) });
  return { state: claimed?.state ?? made.state, facts: [...made.facts, ...(claimed?.facts ?? [])] };
};

/**
 * Who registered themselves is somebody whom the desk knows, by the name, and the phone or the flat (`not-alike`): as by
 * a code that it had printed, of whom it may.
 */
export const takeInKnown = (person: Person, waiting: WaitingRegistration, { by, at }: Act) => {
  mustBePrintableBy(person, by);
  const { account } = waiting;
  if (person.account !== undefined) refuseField("/personId", "claimed-already");
  if (!haveSameMark(person, waiting)) refuseField("/personId", "not-alike");
  return claim(person, { account, at, side: sideAtDesk(by) });
};
