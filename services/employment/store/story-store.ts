import type { Companion, Entity } from "#shared/table/entity.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import { Story, StoryCard, storySubject } from "../domain/placement/story.ts";
import { type Paging, pageOfCards } from "./cards.ts";
import { stillConsents } from "./consent-store.ts";
import { stateItem } from "./state-item.ts";

/** It becomes public only if the consent stands in that very commit. */
const publishing = (scope: CommunityScope, before: Story | undefined, after: Story): Companion[] =>
  after.status !== "published" || (before?.status === "published" && before.consentId === after.consentId)
    ? []
    : [stillConsents(scope, storySubject(after), after.consentId, "public-story")];

const storyEntity: Entity<Story> = {
  name: "STORY",
  schema: Story,
  card: (story) =>
    story.status === "published"
      ? { placementId: story.placementId, title: story.title }
      : { placementId: story.placementId },
  people: ({ personId }) => (personId === undefined ? [] : [personId]),
  indexes: (story) =>
    story.status === "published"
      ? { first: { partition: ["STORY"], sort: `${story.publishedAt}#${story.placementId}` } }
      : {},
  companions: publishing,
};

export const storyItem = stateItem(storyEntity);

/** The public stories of one community; the id is the placement's. */
export const storyStore = (table: CommunityTable) => {
  const list = (paging: Paging) =>
    pageOfCards(table, StoryCard, { index: "first", partition: table.scope.partition("STORY"), reverse: true }, paging);
  return { ...entityStore(table, storyEntity), list };
};
