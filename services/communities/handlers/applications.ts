import { plusMinutes } from "#shared/domain/dates.ts";
import { e164 } from "#shared/domain/e164.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { transitions } from "#shared/http/transition.ts";
import { codeStore } from "#shared/people/codes.ts";
import type { OperatorScope, ScopedTable } from "#shared/table/scope.ts";
import { type Application, apply, approve, reject, resumeProvisioning, screen } from "../domain/application.ts";
import { applicationCode } from "../domain/claim-purpose.ts";
import { communitiesRoutes as routes } from "../routes.ts";
import { applicationStore } from "../store/application-store.ts";

const codeMinutes = 365 * 24 * 60;

const applyForCommunity = endpoint(
  routes.applyForCommunity,
  async ({ body, visitor, now, region, command, newCode }) => {
    const applications = applicationStore(region);
    const phone = e164(body.contact.phone, body.language, "/contact/phone");
    const contact = { ...body.contact, phone };
    const decision = apply({ ...body, contact, at: now, commandId: command.id });
    await applications.mustBeFree(decision.state);
    await applications.countOne(visitor, now);
    const { applicationId } = decision.state;
    const code = newCode(applicationCode.purpose);
    const terms = { code, verbs: applicationCode.verbs, expiresAt: plusMinutes(now, codeMinutes) };
    const issued = { write: codeStore(applications.own).issue([applicationId], applicationCode.purpose, terms) };
    const { state, ...outcome } = await applications.create(applicationId, command, { ...decision, also: [issued] });
    return { body: { application: state, code }, made: applicationId, ...outcome };
  },
);

const followApplication = endpoint(routes.followApplication, async ({ params, code, now, region }) => {
  const applications = applicationStore(region);
  const attempt = { code, verb: "follow", now };
  await codeStore(applications.own).mustOpen([params.applicationId], applicationCode.purpose, attempt);
  const { state, version } = await applications.get(params.applicationId);
  return { body: state, version };
});

const listApplications = endpoint(routes.listApplications, async ({ query, region }) => ({
  body: await applicationStore(region).list(query.status, query),
}));

const getApplication = endpoint(routes.getApplication, async ({ params, region }) => {
  const { state, version } = await applicationStore(region).get(params.applicationId);
  return { body: state, version };
});

const ofApplication = transitions({
  store: (region: ScopedTable<OperatorScope>) => applicationStore(region),
  id: ({ applicationId }) => String(applicationId),
  view: (application: Application) => application,
});

/** What the operator does with an application. */
const applicationVerbs = ofApplication(routes, {
  screenApplication: screen,
  approveApplication: approve,
  rejectApplication: reject,
  resumeProvisioning,
});

/** Everything about applications. */
export const applicationEndpoints = {
  applyForCommunity,
  followApplication,
  listApplications,
  getApplication,
  ...applicationVerbs,
};
