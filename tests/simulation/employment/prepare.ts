import type { Posting } from "#services/employment/domain/posting/posting.ts";
import type { Seeker } from "#services/employment/domain/seeker/seeker.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import type { Item } from "#shared/table/table.ts";
import { allItems, freshEstate, letBeHeard, type People, region, slug } from "../estate.ts";
import type { Ground } from "../scenario.ts";
import { memberSeeking, opened, seeking } from "./applicants.ts";
import { offer, type Place } from "./offered.ts";

/** What the clients know of an application: whose it is, and how far it came. */
type KnownApplication = { readonly id: string; readonly seekerId: string; status: string };
export type Known = {
  readonly employerId: string;
  readonly programmeId: string;
  readonly postings: { readonly id: string; status: string }[];
  readonly seekerIds: string[];
  readonly applications: KnownApplication[];
  readonly placementIds: string[];
  /** Which of the seekers are members. */
  readonly personaOf: Readonly<Record<string, string>>;
  /** Whom an employer is being let see. */
  applyingId?: string;
  readonly consentIds: { readonly persona: string; readonly consentId: string; readonly purpose: string }[];
  readonly papers: { readonly seekerId: string; readonly consentId: string }[];
};

/** A programme with three postings. Two neighbours took an offer of each; a third and two members may apply to each. */
const arrange = async (table: Place, people: People): Promise<Known> => {
  const { programmeId, employerId, postings } = await offer(table);
  const walkIns: Seeker[] = [];
  for (const name of ["甲", "乙", "丙"]) walkIns.push(await seeking(table, name, employerId));
  const members = [];
  for (const persona of ["qin", "jiang"] as const)
    members.push(await memberSeeking(table, { persona, personId: people[persona].personId, employerId }));
  const seekers = [...walkIns, ...members.map(({ seeker }) => seeker)];
  return {
    employerId,
    programmeId,
    postings: postings.map(({ postingId, status }) => ({ id: postingId, status })),
    seekerIds: seekers.map(({ seekerId }) => seekerId),
    applications: await allOpened(table, seekers, postings),
    placementIds: [],
    personaOf: Object.fromEntries(
      members.map(({ seeker, consentIds }) => [seeker.seekerId, consentIds[0]?.persona ?? ""]),
    ),
    consentIds: members.flatMap(({ consentIds }) => consentIds),
    papers: walkIns.map(({ seekerId, consents }) => ({ seekerId, consentId: consents.at(-1)?.consentId ?? "" })),
  };
};

const allOpened = async (table: Place, seekers: readonly Seeker[], postings: readonly Posting[]) => {
  const applications: KnownApplication[] = [];
  for (const [nth, seeker] of seekers.entries())
    for (const posting of postings) applications.push(await opened(table, { seeker, posting, isAccepted: nth < 2 }));
  return applications;
};

let arranged: { readonly known: Known; readonly items: readonly Item[] } | undefined;

/** Arranged and heard once, and copied for each seed. */
export const prepare = async ({ table, people, settle }: Ground): Promise<Known> => {
  if (!arranged) {
    const store = await freshEstate();
    const before = new Set(allItems(store).map((item) => JSON.stringify(item)));
    const known = await arrange(scoped(store.table, communityScope(region, slug)), people);
    await letBeHeard(store);
    arranged = { known, items: allItems(store).filter((item) => !before.has(JSON.stringify(item))) };
    store.close();
  }
  for (const item of arranged.items) await table.write({ put: item });
  await settle(arranged.items);
  return structuredClone(arranged.known);
};
