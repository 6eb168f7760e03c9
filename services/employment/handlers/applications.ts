import { newId } from "#shared/domain/new-id.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import type { Decision } from "#shared/table/entity.ts";
import { isCaseworker, isContactOf, mustCareFor } from "../domain/access.ts";
import { acceptWork as accept } from "../domain/application/accept.ts";
import type { Application } from "../domain/application/application.ts";
import { isSharedNow, viewFor } from "../domain/application/application-view.ts";
import { type Around, apply, markBriefed, open, shareAgain, startPreparing } from "../domain/application/apply.ts";
import { hire, interview } from "../domain/application/hire.ts";
import { beginByHire } from "../domain/placement/placement.ts";
import { consentSubject } from "../domain/seeker/seeker.ts";
import { employmentRoutes as routes } from "../routes.ts";
import { applicationStore } from "../store/application-store.ts";
import { withConsents } from "../store/consent-source.ts";
import { consentStore, consentsKey, consentsOf } from "../store/consent-store.ts";
import { fairItem } from "../store/fair-store.ts";
import { namedApplications } from "../store/naming.ts";
import { placementStore } from "../store/placement-store.ts";
import { postingItem } from "../store/posting-store.ts";
import { seekerItem, seekerStore } from "../store/seeker-store.ts";
import { todayIn } from "./today.ts";

const showInterest = endpoint(routes.showInterest, async ({ body, caller, now, table, command }) => {
  const [seeker, posting] = await table.getMany([
    seekerItem.key(table.scope, body.seekerId),
    postingItem.key(table.scope, body.postingId),
  ]);
  const around = { seeker: seekerItem.read(seeker), posting: postingItem.read(posting) };
  const jobApplicationId = newId("jap", command.id);
  const opening = () => open({ ...around, by: caller, at: now, commandId: command.id });
  const { state, ...outcome } = await applicationStore(table).create(jobApplicationId, command, opening);
  return { body: state, made: jobApplicationId, ...outcome };
});

const getJobApplication = endpoint(routes.getJobApplication, async ({ params, caller, table }) => {
  const { state, version } = await applicationStore(table).get(params.jobApplicationId);
  const [seeker, consents] = await table.getMany([
    seekerItem.key(table.scope, state.seekerId),
    consentsKey(table.scope, consentSubject(state)),
  ]);
  const around = { seeker: seekerItem.read(seeker), consents: consentsOf(consents) };
  return { body: viewFor(state, caller, around), subject: state, version };
});

const listPipeline = endpoint(routes.listPipeline, async ({ params, query, table }) => {
  const { items, ...page } = await applicationStore(table).list(params, query);
  return { body: { ...page, items: await namedApplications(table, items, true) } };
});

/** An index may not know yet that a consent was taken back, so each is looked up before the employer sees anything. */
const listApplicants = endpoint(routes.listApplicants, async ({ params, query, caller, table }) => {
  if (!isContactOf(caller, params.employerId) && !isCaseworker(caller)) refuse("not-found");
  const { items, ...page } = await applicationStore(table).list(params, query);
  const standing = await standingNow(table, items);
  const shown = items.filter(({ jobApplicationId }) => standing.has(jobApplicationId));
  return { body: { items: await namedApplications(table, shown, isCaseworker(caller)), ...page } };
});

type Listed = readonly { readonly jobApplicationId: string }[];

/** The ids of those that the employer may see at this moment. */
const standingNow = async (
  table: Call<typeof routes.listApplicants>["table"],
  cards: Listed,
): Promise<ReadonlySet<string>> => {
  const applications = await applicationStore(table).getEach(cards.map(({ jobApplicationId }) => jobApplicationId));
  const consents = await consentStore(table).list(applications.map(consentSubject));
  const shared = applications.filter((application, nth) => isSharedNow(application, consents[nth]));
  return new Set(shared.map(({ jobApplicationId }) => jobApplicationId));
};

const listSeekerApplications = endpoint(routes.listSeekerApplications, async ({ params, query, caller, table }) => {
  const { state } = await seekerStore(table).get(params.seekerId);
  mustCareFor(state, caller);
  const { items, ...page } = await applicationStore(table).listOf(params.seekerId, query);
  return { body: { ...page, items: await namedApplications(table, items, isCaseworker(caller)) } };
});

type OnApplication = Pick<Call<typeof routes.applyForWork>, "params" | "table" | "command">;

/** A verb that turns on the seeker, the posting or the consents: whose they are never changes, so they are read first. */
const around = async (
  { params, table, command }: OnApplication,
  verb: (current: Application, around: Around) => Decision<Application> | undefined,
) => {
  const { jobApplicationId } = params;
  const { scope } = table;
  const { state: known } = await applicationStore(table).get(jobApplicationId);
  const keys = [
    seekerItem.key(scope, known.seekerId),
    postingItem.key(scope, known.postingId),
    consentsKey(scope, consentSubject(known)),
  ];
  const decide = () =>
    applicationStore(table).decide(
      jobApplicationId,
      command,
      (current, [seeker, posting, consents]) =>
        verb(current, {
          seeker: seekerItem.read(seeker),
          posting: postingItem.read(posting),
          consents: consentsOf(consents),
        }),
      keys,
    );
  const { state, ...outcome } = await withConsents(table, known.personId, decide);
  return { body: state, ...outcome };
};

const markApplicantBriefed = endpoint(routes.markApplicantBriefed, (call) =>
  around(call, (current, known) => markBriefed(current, { ...known, by: call.caller, at: call.now })),
);

const prepareApplicant = endpoint(routes.prepareApplicant, (call) =>
  around(call, (current, known) => startPreparing(current, { ...known, by: call.caller, at: call.now })),
);

const applyForWork = endpoint(routes.applyForWork, (call) =>
  around(call, (current, known) => apply(current, { ...known, by: call.caller, at: call.now })),
);

const shareJobApplication = endpoint(routes.shareJobApplication, (call) =>
  around(call, (current, known) => shareAgain(current, { ...known, by: call.caller, at: call.now })),
);

/** The booths of a fair are what they are from the day on which it is ready, so they are read beside. */
const inviteToInterview = endpoint(routes.inviteToInterview, async (call) => {
  const { params, body, caller, now, table, command } = call;
  const { state, ...outcome } = await applicationStore(table).decide(
    params.jobApplicationId,
    command,
    (current, [fair]) => interview(current, { ...body, by: caller, at: now, fair: fairItem.read(fair) }),
    body.fairId === undefined ? [] : [fairItem.key(table.scope, body.fairId)],
  );
  return { body: state, ...outcome };
});

const acceptWork = endpoint(routes.acceptWork, (call) =>
  around(call, (current, known) => accept(current, { ...call.body, ...known, by: call.caller, at: call.now })),
);

/** The placement begins in the commit of the hire, so neither is ever there alone. */
const hireApplicant = endpoint(routes.hireApplicant, (call) =>
  around(call, (current, known) => {
    const { body, caller, community, now, table, command } = call;
    const today = todayIn(community, now);
    const decision = hire(current, { ...body, ...known, by: caller, ...today });
    const begun = beginByHire(decision.state, today);
    const before = { id: begun.state.placementId, version: 0 };
    return { ...decision, also: placementStore(table).beside(before, command, begun) };
  }),
);

/** Applications, as far as they turn on more than themselves. */
export const applications = {
  showInterest,
  getJobApplication,
  listPipeline,
  listApplicants,
  listSeekerApplications,
  markApplicantBriefed,
  prepareApplicant,
  applyForWork,
  shareJobApplication,
  inviteToInterview,
  acceptWork,
  hireApplicant,
};
