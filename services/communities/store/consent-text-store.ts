import { OwnTexts } from "#shared/domain/consent-text.ts";
import type { ConsentPurpose } from "#shared/domain/consent-texts.ts";
import { ownTexts } from "#shared/people/consent-texts.ts";
import { again } from "#shared/table/again.ts";
import type { Decision, Entity } from "#shared/table/entity.ts";
import type { Command } from "#shared/table/journal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";

const consentTextEntity: Entity<OwnTexts> = { name: ownTexts, schema: OwnTexts };

/** What a community adds to the texts of consents, by purpose. */
export const consentTextStore = (table: CommunityTable) => {
  const store = entityStore(table, consentTextEntity);

  /** Adds to the text of a purpose; the first addition begins what is kept. */
  const add = (purpose: ConsentPurpose, command: Command, verb: (current?: OwnTexts) => Decision<OwnTexts>) =>
    again(async () =>
      (await store.find(purpose))
        ? store.decide(purpose, command, (current) => verb(current))
        : store.create(purpose, command, verb()),
    );

  return { ...store, add };
};
