import { ConsentPurpose } from "#shared/domain/consent-texts.ts";
import { dayIn } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { ownTextsOf } from "#shared/people/consent-texts.ts";
import { foundationsOf } from "#shared/table/foundations.ts";
import { readinessOf } from "../domain/readiness.ts";
import { communitiesRoutes as routes } from "../routes.ts";
import { administratorsOf } from "../store/administrators.ts";
import { communityStore } from "../store/community-store.ts";
import { peopleThere } from "../store/people-there.ts";
import { presidenciesIn } from "../store/presidency-store.ts";

const getReadiness = endpoint(routes.getReadiness, async ({ table, now }) => {
  const { state } = await communityStore(table).get(table.scope.community);
  if (state.status === "erased") return refuse("not-found");
  const presidencies = (await presidenciesIn(table)).known;
  const looked = {
    community: state,
    people: await peopleThere(table, now),
    administrators: (await administratorsOf(table, now)).length,
    presidencies: presidencies.filter(({ from, to }) => from <= now && (to === undefined || now < to)).length,
    ownTexts: (await ownTextsOf(table, ConsentPurpose.options)).filter((own) => own !== undefined).length,
    foundations: await foundationsOf(table),
  };
  return { body: readinessOf({ ...looked, at: now, day: dayIn(state.timeZone, now) }) };
});

/** What a community still lacks. */
export const readinessEndpoints = { getReadiness };
