import { communitiesRoutes as r } from "#services/communities/routes.ts";
import type { Town } from "../../town/town.ts";
import { actor, type Play } from "../scenes.ts";

const resident = { as: "jiang" };

/** The words that people agree to, before and after the community says more, and what a guardian answers. */
export const playConsents = async (town: Town, example: Play, dependantId: string): Promise<void> => {
  await example(r.listConsentTexts, {}, { query: { page: 2 } }, { params: { community: "nowhere" } });
  const ofPurpose = { params: { purpose: "child-course" } };
  const none = { params: { purpose: "photographs" } };
  await example(r.getConsentPaper, { as: "ding", ...ofPurpose }, none, resident);
  const adds = { "zh-CN": "服务台只在开课当天查看名单。", en: "The desk reads the register on the day alone." };
  const body = { adds, toldTo: ["course-instructors"] };
  const looser = { body: { adds, toldTo: ["everybody"] } };
  const admin = { as: "admin-yangguang", ...ofPurpose };
  await example(r.tightenConsentText, { ...admin, body }, looser, resident);
  await playParty(town, example);
  await playAnswers(example, dependantId);
};

const playParty = async (town: Town, example: Play): Promise<void> => {
  const subjectId = await town.idOf("jiang");
  const params = { personId: subjectId };
  const body = { shownTo: "community-staff" };
  const yes = { subjectId, purpose: "show-party-membership", textVersion: "2026-01", basis: "self", answer: "yes" };
  await (await actor(town, "jiang")).giveConsent({ body: yes as never });
  const none = { body: { shownTo: "everybody" } };
  await example(r.setPartyMembership, { ...resident, params, body }, none, { as: "qin" });
  await example(r.getPartyMembership, { as: "fang", params }, { params: { personId: "1" } }, { as: "qin" });
};

const playAnswers = async (example: Play, dependantId: string): Promise<void> => {
  const body = {
    subjectId: dependantId,
    purpose: "child-course",
    textVersion: "2026-01.1",
    basis: "guardian",
    answer: "yes",
  };
  const wrong = { body: { ...body, textVersion: "2019-01" } };
  const given = await example<{ consentId: string }>(r.giveConsent, { ...resident, body }, wrong, { as: "qin" });
  const params = { consentId: given.consentId };
  await example(
    r.listConsents,
    { ...resident, query: { subject: dependantId } },
    { query: { subject: "x" } },
    { as: "zhao" },
  );
  await example(r.getConsent, { ...resident, params }, { params: { consentId: "1" } }, { as: "qin" });
  await example(r.withdrawConsent, { ...resident, params }, { body: { why: "x" } }, { as: "qin" });
};
