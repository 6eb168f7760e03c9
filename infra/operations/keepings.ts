import { communitiesKeeping } from "#services/communities/store/keeping.ts";
import { coursesKeeping } from "#services/courses/store/keeping.ts";
import { employmentKeeping } from "#services/employment/store/keeping.ts";
import { mediationKeeping } from "#services/mediation/store/keeping.ts";
import { meetingsKeeping } from "#services/meetings/store/keeping.ts";
import type { Keeping } from "#shared/table/holding.ts";

/** What every service keeps in a community: an export walks it, as erasure does. */
export const keepings: readonly Keeping[] = [
  communitiesKeeping,
  coursesKeeping,
  mediationKeeping,
  employmentKeeping,
  meetingsKeeping,
];
