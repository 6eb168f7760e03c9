import { standingText, textIn } from "#shared/domain/consent-text.ts";
import { ConsentPurpose } from "#shared/domain/consent-texts.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { ownTextsOf } from "#shared/people/consent-texts.ts";
import { tighten } from "../domain/consent-text.ts";
import { consentPaper } from "../papers/consent-paper.ts";
import { communitiesRoutes as routes } from "../routes.ts";
import { consentTextStore } from "../store/consent-text-store.ts";

const listConsentTexts = endpoint(routes.listConsentTexts, async ({ table, language }) => {
  const purposes = ConsentPurpose.options;
  const own = await ownTextsOf(table, purposes);
  return { body: { items: purposes.map((purpose, nth) => textIn(standingText(purpose, own[nth]), language)) } };
});

const getConsentPaper = endpoint(routes.getConsentPaper, async ({ params, table, language }) => {
  const [own] = await ownTextsOf(table, [params.purpose]);
  return { body: consentPaper(textIn(standingText(params.purpose, own), language), language) };
});

const tightenConsentText = endpoint(
  routes.tightenConsentText,
  async ({ params, body, caller, command, now, table, language }) => {
    const { purpose } = params;
    const { state, ...outcome } = await consentTextStore(table).add(purpose, command, (current) =>
      tighten(purpose, current, { ...body, by: caller, at: now, slug: table.scope.community }),
    );
    return { body: textIn(standingText(purpose, state), language), ...outcome };
  },
);

/** Everything about the words that people agree to. */
export const consentTextEndpoints = { listConsentTexts, getConsentPaper, tightenConsentText };
