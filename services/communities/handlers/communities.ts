import { refuse } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { transitions } from "#shared/http/transition.ts";
import { exportKey, exportMadeAt } from "#shared/table/community-export.ts";
import {
  archiveCommunity as archive,
  type Community,
  offboard,
  requestOffboarding,
  resume,
  suspend,
} from "../domain/community.ts";
import { recordOrganisation } from "../domain/organisations.ts";
import { setCategory } from "../domain/set-category.ts";
import { policyRows, setBuilding, setCalendarYear, setPolicyRow, settingsOf } from "../domain/settings.ts";
import { communitiesRoutes as routes } from "../routes.ts";
import { communityStore, ofSlug, readCertificate } from "../store/community-store.ts";
import { ownCommunitiesStore } from "../store/own-communities-store.ts";

const listOwnCommunities = endpoint(routes.listOwnCommunities, async ({ query, self }) => ({
  body: await ownCommunitiesStore(self).list(query),
}));

const getProfile = endpoint(routes.getProfile, async ({ table }) => {
  const { state, version } = await communityStore(table).get(table.scope.community);
  return { body: settingsOf(state), version };
});

const getSettings = endpoint(routes.getSettings, async ({ table }) => {
  const { state, version } = await communityStore(table).get(table.scope.community);
  return { body: settingsOf(state), subject: state, version };
});

const listPolicyRows = endpoint(routes.listPolicyRows, async ({ table }) => {
  const { state } = await communityStore(table).get(table.scope.community);
  return { body: policyRows("policy" in state ? state.policy : {}) };
});

const getErasureCertificate = endpoint(routes.getErasureCertificate, async (call) => ({
  body: (await readCertificate(call, call.params.slug)) ?? refuse("not-found"),
}));

const archiveCommunity = endpoint(routes.archiveCommunity, async ({ table, body, command, now }) => {
  const { exportDigest } = body;
  const { state, ...outcome } = await communityStore(table).decide(
    table.scope.community,
    command,
    (current, [made]) => archive(current, { at: now, exportDigest, exportedAt: exportMadeAt(made) }),
    [exportKey(table.scope, exportDigest)],
  );
  return { body: settingsOf(state), subject: state, ...outcome };
});

const ofCommunity = transitions({ store: ofSlug, id: () => "", view: settingsOf });

/** The verbs of a community as a whole, and of what its administrators set. */
const communityVerbs = ofCommunity(routes, {
  suspendCommunity: suspend,
  resumeCommunity: resume,
  requestOffboarding,
  offboardCommunity: offboard,
  setBuilding: (current, { by: _, at: __, commandId: ___, community: ____, ...entry }) => setBuilding(current, entry),
  setCalendarYear: (current, { by: _, at: __, commandId: ___, community: ____, ...year }) =>
    setCalendarYear(current, year),
  setPolicyRow,
  setCategory: (current, { by: _, at: __, commandId: ___, community: ____, ...category }) =>
    setCategory(current, category),
});

const listed = (community: Community) => ({ items: ("organisations" in community && community.organisations) || [] });

const listOrganisations = endpoint(routes.listOrganisations, async ({ table }) => {
  const { state, version } = await communityStore(table).get(table.scope.community);
  return { body: listed(state), version };
});

const ofList = transitions({ store: ofSlug, id: () => "", view: listed });

/** Everything about a community as a whole. */
export const communityEndpoints = {
  listOwnCommunities,
  getProfile,
  getSettings,
  listPolicyRows,
  getErasureCertificate,
  archiveCommunity,
  listOrganisations,
  ...communityVerbs,
  ...ofList(routes, { recordOrganisation }),
};
