import { parentId } from "#shared/domain/ids.ts";
import { Refusal, refuseField } from "#shared/domain/refusal.ts";
import { again } from "#shared/table/again.ts";
import { type Companion, type Decide, type Decision, type Entity, keyIn } from "#shared/table/entity.ts";
import type { Command } from "#shared/table/journal.ts";
import { journalPrefix } from "#shared/table/layout.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Condition, Item, Key, Paging, Write } from "#shared/table/table.ts";
import { answerAgain, Consent, type Guardians, mostStanding, saidAt } from "../domain/consent.ts";
import { Household } from "../domain/household.ts";
import { householdStore } from "./household-store.ts";

const consentEntity: Entity<Consent> = {
  name: "CONSENT",
  schema: Consent,
  card: ({ consentId, subjectId, purpose, status, scopeId }) => ({ consentId, subjectId, purpose, status, scopeId }),
  people: ({ subjectId, givenBy }) => [...new Set([subjectId, givenBy ?? ""])].filter((id) => id.startsWith("per_")),
  indexes: ({ subjectId, consentId }) => ({ first: { partition: ["CONSENT-SUBJECT", subjectId], sort: consentId } }),
};

type Question = Pick<Consent, "subjectId" | "purpose" | "scopeId">;
/** Of the consents before the last, the latest: a command that was done on one of them is known when it is sent again. */
type LastSaid = { readonly consentId: string; readonly isOver?: true; readonly earlier?: readonly string[] };

const mostEarlier = 5;

/** Where it lies beside whom it is about what was last answered about them. */
export const lastAnswersKey = (scope: CommunityScope, subjectId: string): Key =>
  subjectId.startsWith("dpt_")
    ? scope.key(["HOUSEHOLD", parentId("hse", subjectId)], `CONSENTS#${subjectId}`)
    : scope.key(["PERSON", subjectId], "CONSENTS");

const questionOf = ({ purpose, scopeId }: Question): string => [purpose, ...(scopeId ? [scopeId] : [])].join("~");

const lastIn = (item: Item | undefined): Readonly<Record<string, LastSaid>> =>
  (item?.answers ?? {}) as Readonly<Record<string, LastSaid>>;

/** One more in what stands. What is over makes room; refused where all that is kept still stands. */
const withRoom = (last: Readonly<Record<string, LastSaid>>): Readonly<Record<string, LastSaid>> => {
  if (Object.keys(last).length < mostStanding) return last;
  const standing = Object.entries(last).filter(([, { isOver }]) => !isOver);
  return standing.length < mostStanding ? Object.fromEntries(standing) : refuseField("/scopeId", "too-big");
};

const earlierThan = (consentId: string, last: LastSaid | undefined): readonly string[] => {
  if (last === undefined) return [];
  const { earlier = [] } = last;
  return last.consentId === consentId ? earlier : [last.consentId, ...earlier].slice(0, mostEarlier);
};

/** That the row is still as it was read. */
const asRead = (item: Item | undefined): Condition =>
  item ? { path: ["version"], is: "equals", value: Number(item.version) } : { path: ["partition"], is: "absent" };

const elsewhere = new Refusal("version-conflict");

/** Writes which consent was last answered to a question, unless somebody wrote another meanwhile. */
const remembering = (scope: CommunityScope, item: Item | undefined, consent: Consent): Companion[] => {
  const { consentId, subjectId, status } = consent;
  const [last, question] = [lastIn(item), questionOf(consent)];
  const others = last[question] ? last : withRoom(last);
  const earlier = earlierThan(consentId, last[question]);
  const known = { consentId, ...(earlier.length > 0 && { earlier }) };
  const said: LastSaid = status === "given" ? known : { ...known, isOver: true };
  const version = Number(item?.version ?? 0);
  const put = { ...lastAnswersKey(scope, subjectId), version: version + 1, answers: { ...others, [question]: said } };
  return [{ write: { put, when: [asRead(item)] }, refusal: elsewhere }];
};

const place = (consent: Consent): string => `${consent.status === "given" ? 1 : 0} ${saidAt(consent)}`;

/**
 * The write by which the row of what was last answered has what it lacks, or nothing where it lacks none: to each
 * question the latest yes that stands, so that a no takes it back, or else the latest answer.
 */
export const withLacking = (key: Key, item: Item | undefined, consents: readonly Consent[]): Write | undefined => {
  const [last, lacking] = [lastIn(item), new Map<string, LastSaid>()];
  for (const consent of consents.toSorted((one, other) => (place(one) < place(other) ? -1 : 1))) {
    const [question, { consentId, status }] = [questionOf(consent), consent];
    if (last[question]) continue;
    const earlier = earlierThan(consentId, lacking.get(question));
    const known = { consentId, ...(earlier.length > 0 && { earlier }) };
    lacking.set(question, status === "given" ? known : { ...known, isOver: true });
  }
  if (lacking.size === 0) return undefined;
  const version = Number(item?.version ?? 0);
  const put = { ...key, version: version + 1, answers: { ...Object.fromEntries(lacking), ...last } };
  return { put, when: [asRead(item)] };
};

/** The consents of one community. */
export const consentStore = (table: CommunityTable) => {
  const { scope } = table;
  const store = entityStore(table, consentEntity);

  /** The guardians of a dependant, from its household; nothing for a person. */
  const guardiansOf = async (subjectId: string): Promise<Guardians> => {
    if (!subjectId.startsWith("dpt_")) return undefined;
    const found = await householdStore(table).find(parentId("hse", subjectId));
    const household = found && Household.parse(found.state);
    return household?.dependants.find(({ dependantId }) => dependantId === subjectId)?.guardianIds ?? [];
  };

  const listOf = async (subjectId: string, { limit, cursor }: Paging) => {
    const partition = scope.partition("CONSENT-SUBJECT", subjectId);
    const page = await table.query({ index: "first", partition, limit, ...(cursor && { cursor }) });
    return { ids: page.items.map(({ partition: own }) => own.split("#").at(-1) ?? ""), cursor: page.cursor };
  };

  /** Changes a consent, and what is known of who last answered what where it holds no longer. */
  const change = (consentId: string, subjectId: string, command: Command, decision: Decide<Consent>) =>
    store.decide(
      consentId,
      command,
      (current, [item]) => {
        const decided = decision(current, []);
        const isLast = lastIn(item)[questionOf(current)]?.consentId === consentId;
        const hasEnded = decided && current.status === "given" && decided.state.status !== "given";
        return isLast && hasEnded ? { ...decided, also: remembering(scope, item, decided.state) } : decided;
      },
      [lastAnswersKey(scope, subjectId)],
    );

  /** What a command did before on a consent that is no longer the last of its question, or nothing. */
  const doneBefore = async (command: Command, consentIds: readonly string[]) => {
    const entryKeys = consentIds.map((id) => keyIn(consentEntity, scope, id, journalPrefix + command.id));
    const entries = await table.getMany(entryKeys);
    const consentId = consentIds.find((_, at) => entries[at] !== undefined);
    return consentId && store.decide(consentId, command, () => undefined);
  };

  /** What an answer makes of the last one of its question; nothing where it is one of its own. */
  const changeLast = async (command: Command, said: Consent, { consentId, earlier = [] }: LastSaid) => {
    const done = await doneBefore(command, [...new Set([said.consentId, ...earlier])]);
    if (done) return done;
    let isRepeated = false;
    const outcome = await change(consentId, said.subjectId, command, (current) => {
      const decided = answerAgain(current, said);
      isRepeated = decided !== undefined;
      return decided;
    });
    return outcome.replayed || isRepeated ? outcome : undefined;
  };

  /**
   * Keeps an answer. One about the same subject, purpose and scope that it repeats or takes back is changed by it, so
   * that at most one stands; else it is one of its own. Sent again after another answer, it changes nothing.
   */
  const answer = (command: Command, fresh: Decision<Consent>, also: readonly Companion[] = []) =>
    again(async () => {
      const { state: said } = fresh;
      const item = await table.get(lastAnswersKey(scope, said.subjectId));
      const last = lastIn(item)[questionOf(said)];
      const changed = last && last.consentId !== said.consentId && (await changeLast(command, said, last));
      if (changed) return changed;
      const beside = [...also, ...remembering(scope, item, said)];
      return store.create(said.consentId, command, { ...fresh, also: beside });
    });

  /** The consent that stands for a question, if one does. */
  const standingFor = async (question: Question): Promise<string | undefined> => {
    const last = lastIn(await table.get(lastAnswersKey(scope, question.subjectId)))[questionOf(question)];
    return last?.isOver ? undefined : last?.consentId;
  };

  /** The check, in the commit that relies on it, that a consent was not taken back meanwhile. */
  const stillGiven = (consentId: string): Companion => ({
    write: { check: store.stateKey(consentId), when: [{ path: ["state", "status"], is: "equals", value: "given" }] },
    refusal: new Refusal("consent-needed"),
  });

  return { ...store, guardiansOf, listOf, change, answer, standingFor, stillGiven };
};
