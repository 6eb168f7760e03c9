import { isOpen, sharedBy } from "#services/employment/domain/application/application.ts";
import { isForgotten } from "#services/employment/domain/seeker/keep.ts";
import { consentSubject } from "#services/employment/domain/seeker/seeker.ts";
import type { Success } from "../ask.ts";
import type { Evidence } from "../scenario.ts";
import { type Found, foundIn } from "./found.ts";
import { counts, gaps } from "./sums.ts";

/** Whatever is valid through a day of the first year is over at rest. */
const restBegins = "2027-01-01";

/** No more are hired than were sought; what is left is what was not taken; nothing taken or over is still public. */
const openings = ({ items, postings, applications }: Found): string[] =>
  postings.flatMap((posting) => {
    const { postingId, openings: sought, status } = posting;
    if (!("publishedAt" in posting) || posting.publishedAt === undefined) return [];
    const hired = applications.filter((each) => each.postingId === postingId && each.status === "hired").length;
    const item = items.find(
      ({ partition, sort }) => partition.endsWith(`#POSTING#${postingId}`) && sort === "OPENINGS",
    );
    const left = Number(item?.left);
    return [
      ...(hired > sought ? [`${postingId} sought ${sought} and hired ${hired}`] : []),
      ...(left + hired !== sought ? [`${postingId} has ${left} of ${sought} left after ${hired} hires`] : []),
      ...(posting.validThrough < restBegins && status === "published" ? [`${postingId} is over and still public`] : []),
      ...(left === 0 && status === "published" ? [`${postingId} is taken and still public`] : []),
    ];
  });

/** Each hire made one placement, with the id that was told, and nothing else made one. */
const placements = ({ applications, placements: those }: Found, successes: readonly Success[]): string[] => {
  const hires = applications.flatMap((each) => (each.status === "hired" ? [each.hire.placementId] : []));
  const made = those.map(({ placementId }) => placementId);
  const told = successes
    .filter(({ asked }) => asked.path.endsWith("/hire"))
    .map((success) => (success.told.body as unknown as { hire: { placementId: string } }).hire.placementId);
  return [
    ...(hires.toSorted().join() === made.toSorted().join() ? [] : [`hires ${hires} made the placements ${made}`]),
    ...told.filter((id) => !made.includes(id)).map((id) => `${id} was told and is not there`),
  ];
};

/** Nobody was hired who did not take the offer. */
const acceptances = ({ applications }: Found): string[] =>
  applications
    .filter((each) => each.status === "hired" && each.acceptance === undefined)
    .map(({ jobApplicationId }) => `${jobApplicationId} was hired unasked`);

/** Nobody has two open applications to one posting: the claims are those of the open ones, and of those at work. */
const claims = ({ items, applications, placements: those }: Found): string[] => {
  const ended = new Set(those.filter(({ status }) => status === "ended").map((each) => each.jobApplicationId));
  const holding = applications.filter(
    (each) => isOpen(each) || (each.status === "hired" && !ended.has(each.jobApplicationId)),
  );
  const wanted = holding.map(({ seekerId, postingId }) => `${seekerId} APPLIED#${postingId}`);
  const rows = items
    .filter(({ sort }) => sort.startsWith("APPLIED#"))
    .map(({ partition, sort }) => `${partition.split("#").at(-1)} ${sort}`);
  return wanted.toSorted().join() === rows.toSorted().join() ? [] : [`the claims are ${rows}, wanted ${wanted}`];
};

/** The consents that stand: of members what communities keeps, of others what they signed. */
const standing = ({ consents, seekers }: Found): ReadonlySet<string> =>
  new Set([
    ...consents.filter(({ status }) => status === "given").map(({ consentId }) => consentId),
    ...seekers.flatMap((seeker) =>
      seeker.consents.filter(({ withdrawnAt }) => !withdrawnAt).map(({ consentId }) => consentId),
    ),
  ]);

/** What employment knows of consents is what there is, and nothing that is open stands on one that was taken back. */
const consents = (found: Found): string[] => {
  const stands = standing(found);
  const purposes = new Set(["job-seeking", "share-to-employer", "skill-update", "public-story"]);
  const wanted = found.consents.filter(({ purpose, status }) => status === "given" && purposes.has(purpose));
  const known = found.items
    .filter(({ partition }) => partition.includes("#JOB-CONSENT#"))
    .flatMap(({ state }) => Object.keys((state as unknown as { given: object }).given));
  const shared = found.applications.filter((each) => isOpen(each) && sharedBy(each) !== undefined);
  return [
    ...known.filter((id) => !stands.has(id)).map((id) => `${id} was taken back and is still known`),
    ...wanted.filter(({ consentId }) => !known.includes(consentId)).map(({ consentId }) => `${consentId} is not known`),
    ...shared
      .filter((each) => !stands.has(sharedBy(each) ?? ""))
      .map(({ jobApplicationId }) => `${jobApplicationId} is shared without consent`),
    ...found.stories
      .filter((story) => story.status === "published" && !stands.has(story.consentId))
      .map(({ placementId }) => `the story of ${placementId} is public without consent`),
  ];
};

/** One profile for one person, kept only by consent; who has work is placed, and nobody else is. */
const seekers = (found: Found): string[] => {
  const persons = found.seekers.flatMap(({ personId }) => personId ?? []);
  const helped = found.consents.filter(({ purpose, status }) => purpose === "job-seeking" && status === "given");
  const twice = persons.filter((personId, nth) => persons.indexOf(personId) < nth);
  return [
    ...twice.map((personId) => `${personId} is registered twice`),
    ...found.seekers.flatMap((seeker) => {
      const { seekerId, personId, status } = seeker;
      const subject = consentSubject(seeker);
      const isHelped = personId === undefined || helped.some(({ subjectId }) => subjectId === subject);
      if (status === "closed")
        return isHelped || isForgotten(seeker) ? [] : [`${seekerId} is remembered without consent`];
      const atWork = found.placements.some((each) => each.seekerId === seekerId && each.status === "active");
      return [
        ...((status === "placed") === atWork ? [] : [`${seekerId} is ${status}, at work: ${atWork}`]),
        ...(isHelped ? [] : [`${seekerId} is looked after without consent`]),
      ];
    }),
  ];
};

/** At rest, more than a year after the last act, every posting whose day has passed has ended, and every check was asked. */
const deadlines = ({ postings, placements: those }: Found): string[] => [
  ...postings
    .filter(({ status, validThrough }) => status === "published" && validThrough < "2027-01-01")
    .map(({ postingId }) => `${postingId} is over and still public`),
  ...those
    .filter(({ checks }) => checks.some(({ is }) => is === "pending"))
    .map(({ placementId }) => `${placementId} was not asked after`),
];

/**
 * By then a year has gone, and no month since: whoever found no work and is not forgotten is to be asked, nobody else
 * is, and nobody reads who applied for what.
 */
const forgetting = ({ seekers: those, placements: work, applications }: Found): string[] => [
  ...those
    .filter((each) => {
      const isAtRest = isForgotten(each) || work.some(({ seekerId }) => seekerId === each.seekerId);
      return (each.forgetting === undefined) !== isAtRest;
    })
    .map(({ seekerId, forgetting: due }) => `${seekerId} is asked: ${due !== undefined}`),
  ...applications
    .filter((each) => !isOpen(each) && each.forgottenAt === undefined)
    .map(({ jobApplicationId }) => `${jobApplicationId} is still kept`),
];

/** A recognition, like every acknowledged act, is there once for each key that was answered. */
const recognitions = ({ placements: those }: Found, successes: readonly Success[]): string[] =>
  those.flatMap(({ placementId, recognitions: kept, positions }) => {
    const of = (verb: string) => successes.filter(({ asked }) => asked.path.endsWith(`${placementId}/${verb}`)).length;
    const isSame = kept.length === of("recognise") && positions.length === 1 + of("promote");
    return isSame ? [] : [`${placementId} keeps ${kept.length} recognitions and ${positions.length} positions`];
  });

/** No fact tells of anybody's worries. */
const worries = ({ items }: Found): string[] =>
  items
    .filter(({ partition, sort }) => partition.includes("#WELLBEING#") && sort.startsWith("JOURNAL#"))
    .filter(({ facts }) => (facts as unknown[]).length > 0)
    .map(({ partition }) => `${partition} tells a fact`);

/** What must hold of employment at rest. */
export const brokenPromises = ({ items, successes }: Evidence): string[] => {
  const found = foundIn(items);
  return [
    ...openings(found),
    ...placements(found, successes),
    ...acceptances(found),
    ...claims(found),
    ...consents(found),
    ...seekers(found),
    ...deadlines(found),
    ...forgetting(found),
    ...recognitions(found, successes),
    ...worries(found),
    ...counts(found),
    ...gaps(found),
  ];
};
