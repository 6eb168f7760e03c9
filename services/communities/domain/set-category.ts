import { isShipped, mostOwnCategories, type OwnCategory } from "#shared/domain/dispute-category.ts";
import { mustHaveRoom, refuseField } from "#shared/domain/refusal.ts";
import { type Community, communityLifecycle } from "./community.ts";

/** A category of disputes more, or another name of one that is there; those that are shipped stay as they are. */
export const setCategory = (current: Community, { key, name }: OwnCategory) => {
  const subject = communityLifecycle.allow("configure", current);
  if (isShipped(key)) refuseField("/key", "taken");
  const others = (subject.categories ?? []).filter((each) => each.key !== key);
  mustHaveRoom(others, mostOwnCategories, "/key");
  return { state: { ...subject, categories: [...others, { key, name }] } as Community, facts: [] };
};
