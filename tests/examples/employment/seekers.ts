import { employmentRoutes as r } from "#services/employment/routes.ts";
import type { Town } from "../../town/town.ts";
import type { Play } from "../scenes.ts";
import { home, type Offered } from "./offering.ts";

const caseworker = { as: "miao" };
const outsider = { as: "qin" };
const stranger = { as: "zhao" };

const profile = {
  name: "罗女士",
  phone: "+8613800138002",
  place: home,
  situation: "unemployed",
  skills: [],
  wants: { hours: ["day"], withinKilometres: 5 },
  consent: { textVersion: "2026-01", paperRef: "GZ-2026-1" },
};

type Registered = { readonly seekerId: string };
type Briefed = { readonly briefings: readonly { readonly briefingId: string }[] };
type Prepared = { readonly tasks: readonly { readonly taskId: string }[] };

/** A member who registers themselves, for their own view. */
const playOwn = async (town: Town, example: Play): Promise<void> => {
  const jiang = await town.as("jiang");
  const agreed = { subjectId: await town.idOf("jiang"), purpose: "job-seeking", textVersion: "2026-01" };
  const body = { ...agreed, basis: "self", answer: "yes" } as never;
  await jiang.giveConsent({ body, idempotencyKey: "to be helped" });
  await town.drain();
  const { consent: _, ...own } = profile;
  await jiang.registerSeeker({ body: { ...own, name: "江女士" } as never, idempotencyKey: "own" });
  await town.drain();
  await example(r.getOwnSeeker, { as: "jiang" }, { query: { all: 1 } }, { as: "sun" });
};

/** A neighbour who is no member, from the first talk to what suits them. */
export const playSeeker = async (town: Town, example: Play, { postingId, needId, employerId }: Offered) => {
  const unsigned = { body: { ...profile, consent: undefined } };
  const registering = { ...caseworker, body: profile };
  const sent = { as: "yu", body: { ...unsigned.body, personId: undefined } };
  const { seekerId } = await example<Registered>(r.registerSeeker, registering, unsigned, sent);
  const params = { seekerId };
  await playOwn(town, example);
  await example(
    r.listSeekers,
    { ...caseworker, query: { area: home.area } },
    { query: { area: home.area, status: "seeking" } },
    outsider,
  );
  await example(r.getSeeker, { ...caseworker, params }, { params: { seekerId: "1" } }, outsider);
  const learned = { skills: ["warehousing"] };
  await example(r.changeSeeker, { ...caseworker, params, body: learned }, { body: { skills: ["magic"] } }, outsider);
  const told = { needIds: [needId], postingIds: [postingId] };
  const briefed = await example<Briefed>(r.briefSeeker, { ...caseworker, params, body: told }, { body: {} }, outsider);
  const note = { briefingId: briefed.briefings[0]?.briefingId ?? "" };
  await example(r.acknowledgeBriefing, { ...caseworker, params, body: note }, { body: {} }, outsider);
  const task = { kind: "resume", postingId };
  const adding = { ...caseworker, params, body: task };
  const prepared = await example<Prepared>(r.addPreparation, adding, { body: { kind: "wait" } }, outsider);
  const taskId = prepared.tasks[0]?.taskId ?? "";
  await example(r.finishPreparation, { ...caseworker, params: { taskId } }, { body: { x: 1 } }, outsider);
  await example(r.keepSeeker, { ...caseworker, params, body: {} }, { body: { x: 1 } }, outsider);
  await example(r.listMatches, { ...caseworker, params }, { query: { limit: 0 } }, outsider);
  const paper = { purpose: "share-to-employer", scopeId: employerId, textVersion: "2026-01", paperRef: "GZ-2026-1" };
  const vague = { body: { ...paper, scopeId: undefined } };
  await example(r.recordSignedConsent, { ...caseworker, params, body: paper }, vague, outsider);
  await playWellbeing(example, seekerId);
  return seekerId;
};

const playWellbeing = async (example: Play, seekerId: string): Promise<void> => {
  const care = { ...caseworker, params: { seekerId } };
  await example(r.raiseWellbeing, { ...care, body: { note: "睡不好，担心房贷" } }, { body: { note: "" } }, outsider);
  type Offered = { readonly offers: readonly { readonly offerId: string }[] };
  const offering = { ...care, body: { kind: "counselling-lecture" } };
  const { offers } = await example<Offered>(r.offerHelp, offering, { body: { kind: "order" } }, outsider);
  const offer = { ...caseworker, params: { offerId: offers[0]?.offerId ?? "" } };
  await example(r.answerHelpOffer, { ...offer, body: { answer: "accepted" } }, { body: {} }, outsider);
  await example(r.getWellbeing, care, { params: { seekerId: "1" } }, outsider);
  await example(r.clearWellbeing, care, { body: { x: 1 } }, outsider);
};

/** A consent that is taken back, and a profile that is closed. */
export const playLeaving = async (town: Town, example: Play): Promise<void> => {
  const miao = await town.as("miao");
  const body = { ...profile, name: "袁先生" } as never;
  const { seekerId } = (await miao.registerSeeker({ body, idempotencyKey: "to leave" })).body;
  const params = { seekerId };
  const paper = { purpose: "skill-update", textVersion: "2026-01", paperRef: "GZ-2026-1" } as const;
  const signed = (await miao.recordSignedConsent({ params, body: paper, idempotencyKey: "signed" })).body;
  const consent = { consentId: signed.consents.at(-1)?.consentId ?? "" };
  await example(r.withdrawSignedConsent, { ...caseworker, params, body: consent }, { body: {} }, outsider);
  await example(r.closeSeeker, { ...caseworker, params, body: { cause: "moved-away" } }, { body: {} }, stranger);
};
