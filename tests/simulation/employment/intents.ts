import { plusDays } from "#shared/domain/dates.ts";
import { type Asked, base, type Intent, oneOf, type Told } from "../ask.ts";
import type { World } from "../scenario.ts";
import { wish } from "./offered.ts";
import type { Known } from "./prepare.ts";

const path = `${base}/employment`;
const home = { area: "怡心街道" };
const asCaseworker = (target: string, body: object = {}): Intent => ({ as: "miao", path: path + target, body });

const personas = ["qin", "jiang"] as const;

/** Members agree and change their minds, in person. */
const consenting = ({ people, known, random }: World<Known>): Intent => {
  const as = oneOf(personas, random) ?? "qin";
  const purpose = oneOf(["job-seeking", "share-to-employer", "share-to-employer", "public-story"], random);
  const scope = purpose === "share-to-employer" ? { scopeId: known.employerId } : {};
  const body = {
    subjectId: people[as].personId,
    purpose,
    textVersion: "2026-01",
    basis: "self",
    answer: "yes",
    ...scope,
  };
  return { as, path: `${base}/communities/consents`, body };
};

/** Mostly of what an employer may see, while applications stand on it. */
const changingMind = ({ known, random }: World<Known>): Intent | undefined => {
  const shared = known.consentIds.filter(({ purpose }) => purpose === "share-to-employer");
  const own = oneOf(random() < 0.8 ? shared : known.consentIds, random);
  return own && { as: own.persona, path: `${base}/communities/consents/${own.consentId}/withdraw`, body: {} };
};

const takingPaperBack = ({ known, random }: World<Known>): Intent | undefined => {
  const paper = oneOf(known.papers, random);
  return paper && asCaseworker(`/seekers/${paper.seekerId}/withdraw-consent`, { consentId: paper.consentId });
};

/** Somebody thinks again while, or a moment after, an employer is let see them. */
const thinkingAgain = ({ known }: World<Known>): Intent | undefined => {
  const { applyingId: seekerId = "" } = known;
  delete known.applyingId;
  const paper = known.papers.findLast((each) => each.seekerId === seekerId);
  if (paper) return asCaseworker(`/seekers/${seekerId}/withdraw-consent`, { consentId: paper.consentId });
  const own = known.consentIds.findLast(
    ({ persona, purpose }) => persona === known.personaOf[seekerId] && purpose === "share-to-employer",
  );
  return own && { as: own.persona, path: `${base}/communities/consents/${own.consentId}/withdraw`, body: {} };
};

const registering = ({ known, random }: World<Known>): Intent => {
  const skills = random() < 0.5 ? ["electrical"] : [];
  const profile = { name: "新", place: home, situation: "unemployed", skills, wants: {} };
  if (random() < 0.5) return { as: oneOf(personas, random) ?? "qin", path: `${path}/seekers`, body: profile };
  const again = random() < 0.4 ? { earlierSeekerId: oneOf(known.seekerIds, random) } : {};
  return asCaseworker("/seekers", { ...profile, consent: { textVersion: "2026-01", paperRef: "GZ-2026-1" }, ...again });
};

const onSeeker = ({ known, random }: World<Known>): Intent | undefined => {
  const seekerId = oneOf(known.seekerIds, random);
  const postingIds = known.postings.filter(({ status }) => status === "published").map(({ id }) => id);
  const postingId = oneOf(postingIds, random);
  if (!seekerId || !postingId) return undefined;
  const sharing = { purpose: "share-to-employer", scopeId: known.employerId };
  const paper = {
    ...(random() < 0.6 ? sharing : { purpose: "public-story" }),
    textVersion: "2026-01",
    paperRef: "GZ-2026-1",
  };
  return oneOf(
    [
      asCaseworker("/applications", { seekerId, postingId }),
      asCaseworker("/applications", { seekerId, postingId }),
      asCaseworker(`/seekers/${seekerId}/brief`, { postingIds }),
      asCaseworker(`/seekers/${seekerId}/record-consent`, paper),
      asCaseworker(`/seekers/${seekerId}/change`, { skills: random() < 0.5 ? ["electrical"] : [] }),
      asCaseworker(`/seekers/${seekerId}/raise-wellbeing`, { note: "x" }),
      asCaseworker(`/seekers/${seekerId}/close`, { cause: "own-wish" }),
    ],
    random,
  );
};

/** What comes next for an application, and now and then something else. */
const nextOf: Readonly<Record<string, string>> = {
  interested: "brief",
  briefed: "apply",
  applied: "interview",
  interviewing: "offer",
  offered: "accept",
  accepted: "hire",
};

const onApplication = ({ known, random }: World<Known>): Intent | undefined => {
  const application = oneOf(
    known.applications.filter(({ status }) => nextOf[status] !== undefined || random() < 0.1),
    random,
  );
  if (!application) return undefined;
  const next = nextOf[application.status] ?? "hire";
  const verb = random() < 0.85 ? next : (oneOf(["reject", "withdraw", "share", "offer"], random) ?? next);
  if (verb === "apply" || verb === "share") known.applyingId = application.seekerId;
  const persona = known.personaOf[application.seekerId];
  if (verb === "accept" && persona)
    return { as: persona, path: `${path}/applications/${application.id}/accept`, body: {} };
  const bodies: Readonly<Record<string, object>> = {
    accept: { paperRef: "GZ-2026-1" },
    hire: { startedOn: "2026-03" },
    reject: { cause: "other" },
    withdraw: { cause: "pay" },
  };
  return asCaseworker(`/applications/${application.id}/${verb}`, bodies[verb]);
};

const onPlacement = ({ known, random }: World<Known>): Intent | undefined => {
  const placementId = oneOf(known.placementIds, random);
  if (!placementId) return undefined;
  return oneOf(
    [
      asCaseworker(`/placements/${placementId}/recognise`, { kind: "commendation" }),
      asCaseworker(`/placements/${placementId}/promote`, { title: "领班", from: "2026-03" }),
      asCaseworker(`/placements/${placementId}/end`, { cause: "resigned" }),
      asCaseworker(`/placements/${placementId}/check`, { month: 1, result: oneOf(["retained", "unknown"], random) }),
      asCaseworker(`/placements/${placementId}/publish-story`, { title: "新工作", text: "找到了工作" }),
    ],
    random,
  );
};

/** A posting is drafted, reviewed and published, and is over before the clock has gone a week. */
const onPosting = ({ known, random, now }: World<Known>): Intent | undefined => {
  const { programmeId, employerId } = known;
  const drafts = known.postings.filter(({ status }) => status === "draft" || status === "reviewed");
  const posting = oneOf(drafts.length > 0 ? drafts : known.postings, random);
  if (!posting || (drafts.length === 0 && random() < 0.7)) {
    const offer = {
      ...wish,
      title: "保安员",
      openings: 3,
      validThrough: plusDays(now.slice(0, 10), 12),
      programmeId,
      employerId,
    };
    return asCaseworker("/postings", offer);
  }
  const next = { draft: "review", reviewed: "publish" }[posting.status];
  if (next) return asCaseworker(`/postings/${posting.id}/${next}`);
  return random() < 0.3 ? asCaseworker(`/postings/${posting.id}/withdraw`, { reason: "x" }) : undefined;
};

/** What somebody might want now. */
export const someIntent = (world: World<Known>): Intent => {
  const { random, known } = world;
  const regret = known.applyingId !== undefined && random() < 0.5 ? thinkingAgain(world) : undefined;
  if (regret) return regret;
  const work = [onApplication, onApplication, onApplication, onApplication, onApplication, onPlacement, onPlacement];
  const minds = [consenting, changingMind, changingMind, takingPaperBack];
  const others = [onSeeker, registering, onPosting, onPosting];
  return oneOf([...work, ...minds, ...others], random)?.(world) ?? onApplication(world) ?? consenting(world);
};

type Learned = {
  readonly postingId?: string;
  readonly consentId?: string;
  readonly purpose?: string;
  readonly seekerId?: string;
  readonly jobApplicationId?: string;
  readonly status?: string;
  readonly hire?: { readonly placementId: string };
  readonly consents?: readonly { readonly consentId: string; readonly purpose: string }[];
};

const learnOfApplication = ({ applications, placementIds }: Known, told: Learned): void => {
  const { jobApplicationId: id = "", seekerId = "", status = "", hire } = told;
  const before = applications.find((each) => each.id === id);
  if (before) before.status = status;
  else applications.push({ id, seekerId, status });
  if (hire && !placementIds.includes(hire.placementId)) placementIds.push(hire.placementId);
};

const learnOfPosting = ({ postings }: Known, { postingId: id = "", status = "" }: Learned): void => {
  const before = postings.find((each) => each.id === id);
  if (before) before.status = status;
  else postings.push({ id, status });
};

/** What a client keeps of an answer. */
export const learn = (known: Known, { as, path: asked }: Asked, { body }: Told): void => {
  const told = body as Learned;
  if (asked.endsWith("/communities/consents") && told.consentId)
    known.consentIds.push({ persona: as, consentId: told.consentId, purpose: told.purpose ?? "" });
  if (asked.endsWith("/seekers") && told.seekerId && !known.seekerIds.includes(told.seekerId))
    known.seekerIds.push(told.seekerId);
  if (told.jobApplicationId) learnOfApplication(known, told);
  else if (told.postingId && asked.includes("/postings")) learnOfPosting(known, told);
  const [seekerId, paper] = [told.seekerId, told.consents?.at(-1)];
  if (asked.endsWith("/record-consent") && paper && seekerId) known.papers.push({ ...paper, seekerId });
};
