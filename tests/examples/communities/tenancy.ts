import { communitiesRoutes as r } from "#services/communities/routes.ts";
import type { Town } from "../../town/town.ts";
import type { Play } from "../scenes.ts";

const slug = "meihua-yuan";
const ops = { as: "ops" };
const lin = { as: "lin", params: { community: slug } };
const neighbour = { as: "jiang" };

const asked = {
  slug,
  name: "梅花苑",
  language: "zh-CN",
  timeZone: "Asia/Shanghai",
  buildings: [{ name: "1栋", group: "东区", households: 48 }],
  founders: [
    { body: "物业服务中心", side: "property" },
    { body: "社区居委会", side: "community" },
  ],
  contact: { name: "林女士", phone: "13800138000" },
};

type Applied = { readonly application: { readonly applicationId: string }; readonly code: string };

/** A community that asks, is screened, approved and made; another that is rejected, and one that needs its calendar. */
export const playApplications = async (town: Town, example: Play): Promise<void> => {
  await example(r.getLabels, { query: { service: "shared" } }, { query: { service: "x" } }, { query: { page: 2 } });
  const apply = async (body: object, key: string): Promise<Applied> => {
    const headers = { "content-type": "application/json", "idempotency-key": key };
    return (await town.send(undefined, "POST", "/v1/public/applications", { headers, body: JSON.stringify(body) }))
      .body;
  };
  const taken = { body: { ...asked, slug: "yangguang-huayuan" } };
  const applied = await example<Applied>(
    r.applyForCommunity,
    { body: asked },
    { body: { ...asked, founders: [] } },
    taken,
  );
  const { code } = applied;
  const params = { applicationId: applied.application.applicationId };
  const wrong = { params: { applicationId: "1" } };
  await example(r.followApplication, { code, params }, wrong, { code: "a".repeat(26) });
  await example(r.listApplications, { ...ops, query: { status: "applied" } }, { query: { status: "new" } }, neighbour);
  await example(r.getApplication, { ...ops, params }, wrong, neighbour);
  await example(r.screenApplication, { ...ops, params }, { body: { note: "x" } }, neighbour);
  await example(r.approveApplication, { ...ops, params }, { body: { note: "x" } }, neighbour);
  const other = await apply({ ...asked, slug: "heping-li", name: "和平里" }, "to reject");
  const rejected = { params: { applicationId: other.application.applicationId }, body: { reason: "材料不全" } };
  await example(r.rejectApplication, { ...ops, ...rejected }, { body: {} }, neighbour);
  await playResumption(town, example, await apply(berlin, "without a calendar"));
  const { body } = await town.send("ops", "GET", `/v1/applications/${params.applicationId}`);
  const personId = (body as { administratorId: string }).administratorId;
  const claim = { ...lin, body: { personId, code } };
  await example(r.claimPerson, claim, { body: { personId } }, { body: { personId, code: "b".repeat(26) } });
  town.clock.advance(1);
};

const berlin = {
  ...asked,
  slug: "lindenhof",
  name: "Lindenhof",
  language: "en",
  timeZone: "Europe/Berlin",
  contact: { name: "Ada", phone: "+49 30 901820" },
};
const calendar = { "2026": { holidays: ["2026-12-25"], makeUpWorkdays: [] } };

const playResumption = async (town: Town, example: Play, { application }: Applied): Promise<void> => {
  const params = { applicationId: application.applicationId };
  for (const verb of ["screen", "approve"]) {
    const headers = { "content-type": "application/json", "idempotency-key": verb };
    await town.send("ops", "POST", `/v1/applications/${params.applicationId}/${verb}`, { headers, body: "{}" });
    await town.drain();
  }
  const wrong = { body: { calendar: { "26": calendar["2026"] } } };
  await example(r.resumeProvisioning, { ...ops, params, body: { calendar } }, wrong, neighbour);
};

/** What its administrator sets, and how it rests. */
export const playSettings = async (town: Town, example: Play): Promise<void> => {
  const { params } = lin;
  const stranger = { as: "jiang" };
  await example(r.listOwnCommunities, { as: "lin" }, { query: { limit: 0 } }, { as: undefined });
  await example(r.getProfile, {}, { query: { page: 2 } }, { params: { community: "nowhere" } });
  await example(r.getReadiness, lin, { query: { page: 2 } }, stranger);
  await example(r.getSettings, lin, { query: { page: 2 } }, stranger);
  await example(r.setBuilding, { ...lin, body: { name: "2栋", households: 60 } }, { body: { name: "#" } }, stranger);
  const organisation = { name: "物业服务中心", side: "property" };
  await example(r.recordOrganisation, { ...lin, body: organisation }, { body: { name: "物业服务中心" } }, stranger);
  await example(r.listOrganisations, lin, { query: { page: 2 } }, stranger);
  const category = { key: "heating", name: { "zh-CN": "供暖", en: "heating" } };
  await example(r.setCategory, { ...lin, body: category }, { body: { ...category, key: "供暖" } }, stranger);
  const year = { year: "2027", holidays: ["2027-01-01"], makeUpWorkdays: [] };
  await example(r.setCalendarYear, { ...lin, body: year }, { body: { ...year, holidays: ["2026-01-01"] } }, stranger);
  await example(r.listPolicyRows, lin, { query: { page: 2 } }, stranger);
  const row = { ...params, key: "firstContactMinutes" };
  const tooLate = { body: { value: 600 } };
  await example(r.setPolicyRow, { ...lin, params: row, body: { value: 60 } }, tooLate, {
    params: { ...row, key: "nothing" },
  });
  await example(r.suspendCommunity, { ...ops, params, body: { reason: "核查" } }, { body: {} }, { as: "lin" });
  town.clock.advance(1);
  await example(r.resumeCommunity, { ...ops, params }, { body: { reason: "x" } }, { as: "lin" });
  town.clock.advance(1);
};

type Made = { readonly exportId: string };

const playExport = async (town: Town, example: Play): Promise<string> => {
  const admin = await town.as("lin", slug);
  const { exportId } = await example<Made>(r.requestCommunityExport, lin, { body: { all: true } }, { as: "jiang" });
  await town.drain();
  const params = { ...lin.params, exportId };
  await example(r.listCommunityExports, lin, { query: { limit: 0 } }, { as: "jiang" });
  await example(r.getCommunityExport, { ...lin, params }, { params: { ...params, exportId: "1" } }, { as: "jiang" });
  const page = { ...params, page: "1" };
  const none = { params: { ...page, page: "0" } };
  await example(r.readCommunityExport, { ...lin, params: page }, none, { as: "jiang" });
  return (await admin.getCommunityExport({ params: { exportId } })).body.digest ?? "";
};

/** How it leaves. */
export const playOffboarding = async (town: Town, example: Play): Promise<void> => {
  const { params } = lin;
  await example(r.requestOffboarding, lin, { body: { reason: "x" } }, { as: "jiang" });
  await example(r.offboardCommunity, { ...ops, params }, { body: { reason: "x" } }, { as: "lin" });
  town.clock.advance(1);
  const exportDigest = await playExport(town, example);
  const archive = { ...ops, params, body: { exportDigest } };
  await example(r.archiveCommunity, archive, { body: { exportDigest: "x" } }, { as: "lin" });
  town.clock.advance(31 * 24 * 60 + 1);
  await town.drain();
  const certificate = { ...ops, params: { slug } };
  await example(r.getErasureCertificate, certificate, { params: { slug: "#" } }, { params: { slug: "nowhere" } });
};
