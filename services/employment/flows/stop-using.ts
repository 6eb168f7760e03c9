import type { Instant } from "#shared/domain/dates.ts";
import type { Command } from "#shared/table/journal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { withhold } from "../domain/application/apply.ts";
import { unpublishWithout } from "../domain/placement/story.ts";
import { consentFor } from "../domain/seeker/consents.ts";
import { isForgotten } from "../domain/seeker/keep.ts";
import { forgetWithoutConsent } from "../domain/seeker/register.ts";
import { applicationStore } from "../store/application-store.ts";
import { consentStore, consentsKey, consentsOf } from "../store/consent-store.ts";
import { placementStore } from "../store/placement-store.ts";
import { seekerStore } from "../store/seeker-store.ts";
import { storyStore } from "../store/story-store.ts";
import { forgetAround } from "./forget-around.ts";

type Doing = { readonly table: CommunityTable; readonly command: Command; readonly at: Instant };
type Undone = { readonly subjectId: string; readonly seekerId: string; readonly consentId: string };

/** What an employer saw of the seeker by this consent is seen no more. */
const stopSharing = async ({ table, command, at }: Doing, { seekerId, consentId }: Undone): Promise<void> => {
  const applications = applicationStore(table);
  for await (const jobApplicationId of applications.idsOf(seekerId))
    await applications.decide(jobApplicationId, command, (current) => withhold(current, { consentId, at }));
};

/**
 * Nobody looks for work for the seeker any more, unless they agreed to it more than once: what was kept of them by
 * the consent goes, and what is still open is withdrawn when that is heard.
 */
const stopSeeking = async ({ table, command, at }: Doing, { subjectId, seekerId }: Undone): Promise<void> => {
  const { state } = await seekerStore(table).decide(
    seekerId,
    command,
    (current, [consents]) =>
      consentFor(consentsOf(consents), "job-seeking") ? undefined : forgetWithoutConsent(current, at),
    [consentsKey(table.scope, subjectId)],
  );
  if (isForgotten(state)) await forgetAround(table, command, seekerId);
};

/** Stories that stood on this consent are public no more. */
const stopTelling = async ({ table, command, at }: Doing, { seekerId, consentId }: Undone): Promise<void> => {
  const stories = storyStore(table);
  for (const placementId of await placementStore(table).idsOf(seekerId))
    if (await stories.find(placementId))
      await stories.decide(placementId, command, (current) => unpublishWithout(current, { consentId, at }));
};

const undoing: Readonly<Record<string, (doing: Doing, undone: Undone) => Promise<void>>> = {
  "share-to-employer": stopSharing,
  "job-seeking": stopSeeking,
  "public-story": stopTelling,
};

type Withdrawn = {
  readonly subjectId: string;
  readonly seekerId: string | undefined;
  readonly consentId: string;
  readonly purpose: string;
};

/**
 * The consent is forgotten first: from then on no commit can stand on it, so what is found afterwards is all there
 * is. Each thing is undone by a command of its own, so a crash in the middle is finished by the next delivery.
 */
export const stopUsing = async (doing: Doing, withdrawn: Withdrawn): Promise<void> => {
  const { subjectId, seekerId, consentId, purpose } = withdrawn;
  await consentStore(doing.table).end(subjectId, consentId, doing.at);
  if (seekerId !== undefined) await undoing[purpose]?.(doing, { subjectId, seekerId, consentId });
};
