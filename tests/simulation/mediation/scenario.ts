import { communities } from "#services/communities/service.ts";
import { mediation } from "#services/mediation/service.ts";
import type { Asked, Told } from "../ask.ts";
import type { Scenario } from "../scenario.ts";
import { type Known, someIntent } from "./intents.ts";
import { brokenPromises } from "./promises.ts";

type Learned = {
  readonly case?: { readonly caseId: string; readonly disputants: readonly { readonly disputantId: string }[] };
  readonly grantId?: string;
};

const learn = ({ cases, grants }: Known, { path }: Asked, { body }: Told): void => {
  const { case: subject, grantId } = body as Learned;
  const disputantId = subject?.disputants[0]?.disputantId;
  if (path.endsWith("/cases") && subject && disputantId) cases.push({ caseId: subject.caseId, disputantId });
  if (path.endsWith("/role-grants") && grantId && !grants.includes(grantId)) grants.push(grantId);
};

/** Cases filed, led and talked about by several at once, while the roles of their leads come and go. */
export const mediationScenario: Scenario<Known> = {
  name: "mediation",
  services: { communities, mediation },
  clients: 5,
  carriers: 2,
  indexPace: 0.3,
  intentsEach: 7,
  prepare: async ({ people }) => ({ cases: [], grants: [people.yu.grantId] }),
  intent: someIntent,
  learn,
  broken: brokenPromises,
  hoursAtRest: [3],
};
