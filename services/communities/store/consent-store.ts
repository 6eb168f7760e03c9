import { parentId } from "#shared/domain/ids.ts";
import { Refusal, refuseField } from "#shared/domain/refusal.ts";
import { again } from "#shared/table/again.ts";
import type { Companion, Decide, Decision, Entity } from "#shared/table/entity.ts";
import type { Command } from "#shared/table/journal.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Item, Key, Paging } from "#shared/table/table.ts";
import { answerAgain, Consent, type Guardians, mostStanding } from "../domain/consent.ts";
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
type LastSaid = { readonly consentId: string; readonly isOver?: true };

/** Where it lies beside whom it is about what was last answered about them. */
const lastKey = (scope: CommunityScope, subjectId: string): Key =>
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

const elsewhere = new Refusal("version-conflict");

/** Writes which consent was last answered to a question, unless somebody wrote another meanwhile. */
const remembering = (scope: CommunityScope, item: Item | undefined, consent: Consent): Companion[] => {
  const { consentId, subjectId, status } = consent;
  const [last, question] = [lastIn(item), questionOf(consent)];
  const others = last[question] ? last : withRoom(last);
  const said: LastSaid = status === "given" ? { consentId } : { consentId, isOver: true };
  const version = Number(item?.version ?? 0);
  const put = { ...lastKey(scope, subjectId), version: version + 1, answers: { ...others, [question]: said } };
  const when = item
    ? ({ path: ["version"], is: "equals", value: version } as const)
    : ({ path: ["partition"], is: "absent" } as const);
  return [{ write: { put, when: [when] }, refusal: elsewhere }];
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
      [lastKey(scope, subjectId)],
    );

  /**
   * Keeps an answer. One about the same subject, purpose and scope that it repeats or takes back is changed by it, so
   * that at most one stands; else it is one of its own.
   */
  const answer = (command: Command, fresh: Decision<Consent>, also: readonly Companion[] = []) =>
    again(async () => {
      const { state: said } = fresh;
      const item = await table.get(lastKey(scope, said.subjectId));
      const last = lastIn(item)[questionOf(said)];
      if (last && last.consentId !== said.consentId) {
        let isRepeated = false;
        const outcome = await change(last.consentId, said.subjectId, command, (current) => {
          const decided = answerAgain(current, said);
          isRepeated = decided !== undefined;
          return decided;
        });
        if (outcome.replayed || isRepeated) return outcome;
      }
      const beside = [...also, ...remembering(scope, item, said)];
      return store.create(said.consentId, command, { ...fresh, also: beside });
    });

  return { ...store, guardiansOf, listOf, change, answer };
};
