import { give } from "#services/communities/domain/give-consent.ts";
import { consentStore as givenConsents } from "#services/communities/store/consent-store.ts";
import { acceptWork } from "#services/employment/domain/application/accept.ts";
import type { Application } from "#services/employment/domain/application/application.ts";
import { apply, markBriefed, open } from "#services/employment/domain/application/apply.ts";
import { interview, offerWork } from "#services/employment/domain/application/hire.ts";
import type { Posting } from "#services/employment/domain/posting/posting.ts";
import { recordConsent } from "#services/employment/domain/seeker/consent-record.ts";
import { register } from "#services/employment/domain/seeker/register.ts";
import { consentSubject, type Seeker } from "#services/employment/domain/seeker/seeker.ts";
import { brief } from "#services/employment/domain/seeker/task.ts";
import { applicationStore } from "#services/employment/store/application-store.ts";
import { consentStore } from "#services/employment/store/consent-store.ts";
import { seekerStore } from "#services/employment/store/seeker-store.ts";
import type { Decision } from "#shared/table/entity.ts";
import { act, commandOf, home, type Place } from "./offered.ts";

const profile = {
  place: home,
  situation: "unemployed" as const,
  skills: [],
  wants: { industries: [], hours: [] },
};

/** A neighbour who is no member, and the paper by which the employer may see them. */
export const seeking = async (table: Place, name: string, employerId: string): Promise<Seeker> => {
  const command = commandOf(`seeker ${name}`);
  const consent = { textVersion: "2026-01", paperRef: "GZ-2026-1" };
  const made = register({
    ...profile,
    name,
    consent,
    ...act,
    commandId: command.id,
    isMember: false,
    consents: undefined,
  });
  const seekers = seekerStore(table);
  await seekers.create(made.state.seekerId, command, made);
  const paper = {
    purpose: "share-to-employer" as const,
    scopeId: employerId,
    textVersion: "2026-01",
    paperRef: "GZ-2026-1",
  };
  const signing = commandOf(`paper ${name}`);
  const signed = await seekers.decide(made.state.seekerId, signing, (current) =>
    recordConsent(current, { ...paper, ...act, commandId: signing.id }),
  );
  return signed.state;
};

type Member = { readonly personId: string; readonly persona: string; readonly employerId: string };

/** A member who agreed to be helped and to be seen by the employer, as both services know of it. */
export const memberSeeking = async (table: Place, { personId, persona, employerId }: Member) => {
  const by = { personId, name: persona, grants: [] };
  const own = consentStore(table);
  const agree = async (purpose: "job-seeking" | "share-to-employer") => {
    const command = commandOf(`${persona} ${purpose}`);
    const scope = purpose === "share-to-employer" ? { scopeId: employerId } : {};
    const asked = { subjectId: personId, purpose, textVersion: "2026-01", basis: "self" as const, ...scope };
    const given = give({ ...asked, by, at: act.at, commandId: command.id, answer: "yes", guardians: undefined });
    const { consentId } = given.state;
    await givenConsents(table).create(consentId, command, given);
    await own.give(personId, { consentId, purpose, textVersion: asked.textVersion, at: act.at, ...scope });
    return { persona, consentId, purpose };
  };
  const consentIds = [await agree("job-seeking"), await agree("share-to-employer")];
  const command = commandOf(`seeker ${persona}`);
  const consents = await own.find(personId);
  const made = register({ ...profile, name: persona, by, at: act.at, commandId: command.id, isMember: true, consents });
  await seekerStore(table).create(made.state.seekerId, command, made);
  return { seeker: made.state, consentIds };
};

type Opening = { readonly seeker: Seeker; readonly posting: Posting; readonly isAccepted: boolean };

/** An application that needs only to be hired, or only to be sent to the employer. */
export const opened = async (table: Place, { seeker, posting, isAccepted }: Opening) => {
  const name = `${seeker.name} ${posting.title}`;
  const briefing = commandOf(`brief ${name}`);
  const { state: told } = await seekerStore(table).decide(seeker.seekerId, briefing, (current) =>
    brief(current, {
      ...act,
      commandId: briefing.id,
      needIds: [],
      postingIds: [posting.postingId],
      there: new Set([posting.postingId]),
    }),
  );
  const consents = await consentStore(table).find(consentSubject(seeker));
  const around = { seeker: told, posting, consents };
  const opening = commandOf(`open ${name}`);
  const made = open({ ...act, commandId: opening.id, ...around });
  const { jobApplicationId } = made.state;
  const applications = applicationStore(table);
  await applications.create(jobApplicationId, opening, made);
  const steps: ((current: Application) => Decision<Application>)[] = [
    (current) => markBriefed(current, { ...act, ...around }),
    (current) => apply(current, { ...act, ...around }),
    (current) => interview(current, act),
    (current) => offerWork(current, act),
    (current) => acceptWork(current, { ...act, ...around, paperRef: "GZ-2026-1" }),
  ];
  for (const [nth, step] of steps.slice(0, isAccepted ? 5 : 1).entries())
    await applications.decide(jobApplicationId, commandOf(`step ${nth} ${name}`), step);
  return { id: jobApplicationId, seekerId: seeker.seekerId, status: isAccepted ? "accepted" : "briefed" };
};
