import { dayIn } from "#shared/domain/dates.ts";
import { newId } from "#shared/domain/new-id.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { announcedFair, announcedStatuses, isAnnounced, publicCardOf } from "../domain/fair/announced-fair.ts";
import { FairStatus } from "../domain/fair/fair.ts";
import { close, report } from "../domain/fair/open.ts";
import { fairFor, makeReady, plan, setBooth } from "../domain/fair/plan.ts";
import { employmentRoutes as routes } from "../routes.ts";
import { employerItem } from "../store/employer-store.ts";
import { exhibitorKeys, exhibitorsNow, exhibitorsOf } from "../store/exhibitors.ts";
import { fairStore } from "../store/fair-store.ts";
import { programmeStore } from "../store/programme-store.ts";

const planFair = endpoint(routes.planFair, async ({ body, caller, now, table, command }) => {
  const programme = await programmeStore(table).find(body.programmeId);
  const fairId = newId("fai", command.id);
  const planning = { ...body, by: caller, at: now, commandId: command.id, programme: programme?.state };
  const { state, ...outcome } = await fairStore(table).create(fairId, command, () => plan(planning));
  return { body: state, made: fairId, ...outcome };
});

const listFairs = endpoint(routes.listFairs, async ({ query, table }) => {
  const { status, sort, ...paging } = query;
  const statuses = status ? [status] : FairStatus.options;
  return { body: await fairStore(table).among("byStatus", statuses, paging, { reverse: sort === "newest" }) };
});

/** Each as it is by now: the list may be late. */
const listAnnouncedFairs = endpoint(routes.listAnnouncedFairs, async ({ query, table }) => {
  const fairs = fairStore(table);
  const { items, ...page } = await fairs.among("byStatus", announcedStatuses, query, { reverse: true });
  const states = await fairs.getEach(items.map(({ fairId }) => fairId));
  return { body: { ...page, items: states.filter(isAnnounced).map(publicCardOf) } };
});

const getFair = endpoint(routes.getFair, async ({ params, table }) => {
  const { state, version } = await fairStore(table).get(params.fairId);
  return { body: fairFor(state, await exhibitorsNow(table, state)), version };
});

const setFairBooth = endpoint(routes.setFairBooth, async ({ params, body, caller, now, table, command }) => {
  const { state, ...outcome } = await fairStore(table).decide(
    params.fairId,
    command,
    (current, [employer]) => setBooth(current, { ...body, by: caller, at: now, employer: employerItem.read(employer) }),
    [employerItem.key(table.scope, body.employerId)],
  );
  return { body: state, ...outcome };
});

/** The booths say which employers are looked up, so the fair must still be as it was read. */
const makeFairReady = endpoint(routes.makeFairReady, async ({ params, caller, now, table, command }) => {
  const fairs = fairStore(table);
  const before = await fairs.get(params.fairId);
  const expecting = { ...command, expects: command.expects ?? before.version };
  const { state, ...outcome } = await fairs.decide(
    params.fairId,
    expecting,
    (current, found) => makeReady(current, { by: caller, at: now, exhibitors: exhibitorsOf(current, found) }),
    exhibitorKeys(table.scope, before.state),
  );
  return { body: state, ...outcome };
});

const closeFair = endpoint(routes.closeFair, async ({ params, caller, community, now, table, command }) => {
  const { timeZone, policy } = community;
  const today = { at: now, day: dayIn(timeZone, now), timeZone, policy };
  const { state, ...outcome } = await fairStore(table).decide(params.fairId, command, (current) =>
    close(current, { by: caller, ...today }),
  );
  return { body: state, ...outcome };
});

/** A fair that is closed gets no more interviews, so what was counted stands. */
const reportFair = endpoint(routes.reportFair, async ({ params, body, caller, community, now, table, command }) => {
  const counted = await fairStore(table).counted(params.fairId);
  const { state, ...outcome } = await fairStore(table).decide(params.fairId, command, (current) =>
    report(current, { ...body, ...counted, by: caller, at: now, policy: community.policy }),
  );
  return { body: state, ...outcome };
});

const getAnnouncedFair = endpoint(routes.getAnnouncedFair, async ({ params, table }) => {
  const { state, version } = await fairStore(table).get(params.fairId);
  return { body: announcedFair(state, await exhibitorsNow(table, state)), version };
});

/** Fairs, as far as they turn on more than themselves. */
export const fairs = {
  planFair,
  listFairs,
  getFair,
  setFairBooth,
  makeFairReady,
  closeFair,
  reportFair,
  listAnnouncedFairs,
  getAnnouncedFair,
};
