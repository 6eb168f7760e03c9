import { administratorLeaving } from "#shared/contracts/administrators.ts";
import { erasureAnnounced } from "#shared/contracts/releases.ts";
import type { Act } from "#shared/domain/caller.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { newId } from "#shared/domain/new-id.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { type Administrator, successorsTo } from "./administrators.ts";
import { announced, beginErasure, type Erasure, graceOf, isOpen, requestErasure } from "./erasure.ts";
import { type Asking, begunFrom, release, requestOf } from "./release.ts";
import { type OfCommunity, successorBy } from "./rights.ts";

const laterOf = (one: Instant, other: Instant): Instant => (one < other ? other : one);

type Administering = { readonly administrators: readonly Administrator[] };
type Resting = { readonly restsOn: readonly Administrator[] };

/** Those on whom it rests that somebody may go, or nothing where they are to stay until there are such. */
const successorsFor = (personId: string, { administrators }: Administering): readonly Administrator[] | undefined => {
  if (!administrators.some((each) => each.personId === personId)) return [];
  const successors = successorsTo(personId, administrators);
  return typeof successors === "string" ? undefined : successors;
};

/**
 * The last administrator, or the one beside whom another reads restricted content, is to be removed: the operator is
 * told at once, and it waits for a successor, counted from when it was asked for or released.
 */
const waiting = (current: Erasure, community: OfCommunity) => {
  const { personId, erasureId } = current;
  const since = begunFrom(current);
  const dueAt = laterOf(successorBy(since, community), graceOf(since));
  const told = { personId, erasureId, dueAt };
  const state: Erasure = { ...current, dueAt, awaitsSuccessor: true };
  return { state, facts: [erasureAnnounced(told), administratorLeaving(told)], restsOn: [] };
};

/** Asks to be removed, whoever it is: see {@link waiting}. From the desk nothing is due before its release. */
export const askErasure = (asking: Asking & Administering) => {
  const restsOn = asking.by.onBehalfOf ? [] : successorsFor(asking.personId, asking);
  if (restsOn) return { ...requestErasure(asking), restsOn };
  return waiting({ erasureId: newId("era", asking.commandId), ...requestOf(asking) }, asking.community);
};

type Going = Administering & { readonly community: OfCommunity };

/** Releases it once, and looks again at who it is: they may administer by now. */
export const releaseErasure = (current: Erasure, { by, at, community, administrators }: Act & Going) => {
  if (current.takenBackAt) refuse("window-lapsed");
  const released = release(current, { by, at });
  if (!released) return undefined;
  const restsOn = successorsFor(current.personId, { administrators });
  return restsOn ? { ...announced(released, at), restsOn } : waiting(released, community);
};

/** It begins, unless nobody would administer then: so it waits as if that had been known, and then begins all the same. */
export const runErasure = (current: Erasure, { at, community, administrators }: Going & { readonly at: Instant }) => {
  const begun = beginErasure(current, at);
  if (!begun) return undefined;
  const restsOn = successorsFor(current.personId, { administrators });
  if (restsOn) return { ...begun, restsOn };
  const isOver = successorBy(begunFrom(current), community) <= at;
  return isOver ? { ...begun, restsOn: [] } : waiting(current, community);
};

/** There is a successor who may administer without them: from now on it is due as any other. */
export const hastenErasure = (
  { awaitsSuccessor, ...current }: Erasure,
  { at, administrators }: Administering & { readonly at: Instant },
):
  | ({ readonly state: Erasure; readonly facts: readonly ReturnType<typeof erasureAnnounced>[] } & Resting)
  | undefined => {
  const { personId, erasureId, begunAt } = current;
  if (!awaitsSuccessor || begunAt || !isOpen(current)) return undefined;
  const restsOn = successorsFor(personId, { administrators });
  if (!restsOn) return undefined;
  const dueAt = laterOf(graceOf(begunFrom(current)), at);
  const facts = [erasureAnnounced({ personId, erasureId, dueAt })];
  return { state: { ...current, dueAt } as Erasure, facts, restsOn };
};
