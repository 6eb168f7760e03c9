import { parentId } from "#shared/domain/ids.ts";
import type { Entity } from "#shared/table/entity.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Paging } from "#shared/table/table.ts";
import { Consent, type Guardians } from "../domain/consent.ts";
import { Household } from "../domain/household.ts";
import { householdStore } from "./household-store.ts";

const consentEntity: Entity<Consent> = {
  name: "CONSENT",
  schema: Consent,
  card: ({ consentId, subjectId, purpose, status, scopeId }) => ({ consentId, subjectId, purpose, status, scopeId }),
  people: ({ subjectId, givenBy }) => [...new Set([subjectId, givenBy ?? ""])].filter((id) => id.startsWith("per_")),
  indexes: ({ subjectId, consentId }) => ({ first: { partition: ["CONSENT-SUBJECT", subjectId], sort: consentId } }),
};

/** The consents of one community. */
export const consentStore = (table: CommunityTable) => {
  const { scope } = table;

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

  return { ...entityStore(table, consentEntity), guardiansOf, listOf };
};
