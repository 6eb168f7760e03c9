import { apply, withhold } from "#services/employment/domain/application/apply.ts";
import { cellsOfHire } from "#services/employment/domain/count.ts";
import type { Purpose } from "#services/employment/domain/seeker/consents.ts";
import { consentSubject } from "#services/employment/domain/seeker/seeker.ts";
import { review } from "#services/employment/domain/seeker/skill-gap.ts";
import { followWithdrawal } from "#services/employment/flows/follow-withdrawal.ts";
import { employmentReactions } from "#services/employment/reactions.ts";
import { employmentRoutes as routes } from "#services/employment/routes.ts";
import { applicationStore } from "#services/employment/store/application-store.ts";
import { consentStore, consentsKey } from "#services/employment/store/consent-store.ts";
import { countPartition } from "#services/employment/store/count-store.ts";
import { placementStore } from "#services/employment/store/placement-store.ts";
import { postingStore } from "#services/employment/store/posting-store.ts";
import { seekerStore } from "#services/employment/store/seeker-store.ts";
import { skillGapStore } from "#services/employment/store/skill-gap-store.ts";
import { demandAndSupply } from "#services/employment/store/skill-rows.ts";
import { skillsAmong } from "#shared/domain/skills.ts";
import { consumer, type Heard } from "#shared/events/consumer.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { ConditionFailed, type Item, type Table, type Write } from "#shared/table/table.ts";
import { answering, type Plant, replacing } from "../scenario.ts";
import { neverDue } from "./never-due.ts";

const committing =
  (change: (writes: readonly Write[]) => readonly Write[]): NonNullable<Plant["table"]> =>
  (table: Table): Table => ({ ...table, commit: (writes) => table.commit(change(writes)) });

const isOn = (write: Write, part: string): boolean =>
  "put" in write ? write.put.sort.startsWith(part) : "update" in write && write.update.sort.startsWith(part);

const withoutCondition = (write: Write): Write => {
  if ("put" in write) return { put: write.put };
  return "update" in write ? { update: write.update, changes: write.changes } : write;
};

const careless = (part: string): NonNullable<Plant["table"]> =>
  committing((writes) => writes.map((write) => (isOn(write, part) ? withoutCondition(write) : write)));

const stop = employmentReactions.stopWhenConsentWithdrawn;
type Stopping = Heard<typeof stop>;

const subjectOf = async ({ event: { data }, table }: Stopping) =>
  "seekerId" in data
    ? { subjectId: data.seekerId, seekerId: data.seekerId }
    : { subjectId: data.subjectId, seekerId: await seekerStore(table).idOf(data.subjectId) };

const hide = ({ event, table, command, now }: Stopping, jobApplicationId: string) =>
  applicationStore(table).decide(jobApplicationId, command, (current) =>
    withhold(current, { consentId: event.data.consentId, at: now }),
  );

/** The bug is in what is shared with employers alone. */
const stopping = (hiding: (heard: Stopping) => Promise<unknown>) =>
  consumer(stop, (heard) =>
    heard.event.data.purpose === "share-to-employer" ? hiding(heard) : followWithdrawal(heard),
  );

/** Whatever is shared between looking and forgetting is never hidden again. */
const hidesBeforeForgetting = stopping(async (heard) => {
  const { subjectId, seekerId } = await subjectOf(heard);
  if (seekerId) for await (const id of applicationStore(heard.table).idsOf(seekerId)) await hide(heard, id);
  await consentStore(heard.table).end(subjectId, heard.event.data.consentId, heard.now);
});

const hidesByIndex = stopping(async (heard) => {
  const { subjectId } = await subjectOf(heard);
  await consentStore(heard.table).end(subjectId, heard.event.data.consentId, heard.now);
  const employerId = heard.event.data.scopeId ?? "emp";
  const { items } = await applicationStore(heard.table).list({ employerId }, { limit: 100 });
  for (const { jobApplicationId } of items) await hide(heard, jobApplicationId);
});

const hidesTheFirstAlone = stopping(async (heard) => {
  const { subjectId, seekerId } = await subjectOf(heard);
  await consentStore(heard.table).end(subjectId, heard.event.data.consentId, heard.now);
  if (seekerId) for await (const id of applicationStore(heard.table).idsOf(seekerId)) return hide(heard, id);
  return undefined;
});

/** A consent that is heard after its withdrawal comes back to life. */
const forgetsThatConsentsEnd = consumer(employmentReactions.keepConsentWhenGiven, async ({ event, table }) => {
  const { subjectId, consentId, scopeId, textVersion } = event.data;
  const [purpose, at] = [event.data.purpose as Purpose, event.time];
  const kept = { purpose, at, ...(scopeId && { scopeId }) };
  await consentStore(table).give(subjectId, { consentId, purpose, scopeId, textVersion, at });
  const update = consentsKey(table.scope, subjectId);
  await table.write({ update, changes: [{ set: ["state", "given", consentId], to: kept }] });
});

const cellKeys = async ({ event, table }: Heard<typeof employmentReactions.countWhenPlacementStarted>) => {
  const { state } = await placementStore(table).get(event.data.placementId);
  return cellsOfHire(state).map((cell) => {
    const employer = cell.within[1] ?? "ALL";
    const key = (sort: string) => table.scope.key(countPartition(cell), sort);
    const guard = key(`SEEN#${employer}#${cell.value}#${state.seekerId}`);
    return { cell: key(`CELL#${employer}#${cell.value}`), value: cell.value, guard };
  });
};

const addOne = async (table: Heard["table"], { cell, value }: { cell: Item; value: string }) => {
  try {
    await table.write({ update: cell, changes: [{ add: ["people"], by: 1 }] });
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    await table.write({ put: { ...cell, value, people: 1 } });
  }
};

/** Each placement is counted, whoever it is of. */
const countsPlacements = consumer(employmentReactions.countWhenPlacementStarted, async (heard) => {
  for (const { cell, value, guard } of await cellKeys(heard)) {
    await heard.table.write({ put: guard });
    await addOne(heard.table, { cell, value });
  }
});

/** Guard and addition one after the other: a crash between them loses somebody. */
const countsInTwoWrites = consumer(employmentReactions.countWhenPlacementStarted, async (heard) => {
  for (const { cell, value, guard } of await cellKeys(heard)) {
    if (await heard.table.get(guard)) continue;
    await heard.table.write({ put: guard });
    await addOne(heard.table, { cell, value });
  }
});

const isLastCheck = (write: Write): boolean =>
  "put" in write && write.put.partition.includes("DEADLINE") && JSON.stringify(write.put).includes('"month":12');

/** What was counted before somebody else looked overwrites what they saw. */
const looksWithoutVersion = consumer(
  employmentReactions.reviewGapsWhenSkillsMoved,
  async ({ event, table, now, command }) => {
    for (const skill of skillsAmong(event.data.skills ?? [])) {
      const seen = await demandAndSupply(table, skill, now.slice(0, 10));
      const look = { ...seen, skill, at: now, policy: {} };
      const gaps = skillGapStore(table);
      const before = await gaps.find(skill);
      if (before?.state.status === review(before?.state, look).state.status) continue;
      if (before) await gaps.decide(skill, command, (current) => review(current, look));
      else await gaps.create(skill, command, review(undefined, look));
    }
  },
);

/** What somebody agreed to is read first, then everything else; that it still stands is not checked in the commit. */
const readsConsentsFirst = endpoint(routes.applyForWork, async ({ params, caller, now, table, command }) => {
  const { jobApplicationId } = params;
  const applications = applicationStore(table);
  const { state: known } = await applications.get(jobApplicationId);
  const consents = await consentStore(table).find(consentSubject(known));
  const seeker = (await seekerStore(table).find(known.seekerId))?.state;
  const posting = (await postingStore(table).find(known.postingId))?.state;
  const around = { by: caller, at: now, consents, seeker, posting };
  const { state, ...outcome } = await applications.decide(jobApplicationId, command, (current) =>
    apply(current, around),
  );
  return { body: state, ...outcome };
});

/** Bugs that people really write, each of which the simulation must see. */
export const plants: Readonly<Record<string, Plant>> = {
  "the version is not checked": { table: careless("STATE"), caughtBy: 5 },
  "openings are taken without looking": { table: careless("OPENINGS"), caughtBy: 13 },
  "a claim on a posting is taken without looking": { table: careless("APPLIED#"), caughtBy: 2 },
  "a claim is never given back": {
    table: committing((writes) =>
      writes.filter((write) => !("delete" in write && write.delete.sort.startsWith("APPLIED#"))),
    ),
    caughtBy: 1,
  },
  "consents are read first and not checked in the commit": {
    services: answering("employment", readsConsentsFirst),
    table: committing((writes) => writes.filter((write) => !("check" in write))),
    caughtBy: 1,
  },
  "guards of counts are put without looking": { table: careless("SEEN#"), caughtBy: 9 },
  "a retry makes a key of its own": { freshKeys: true, caughtBy: 6 },
  "a change is forgotten before it is published": { forgetsFirst: true, caughtBy: 1 },
  "a fact that nobody hears yet is acknowledged": { acknowledgesUnheard: true, caughtBy: 4 },
  "the first reaction that fails stops the others": { stopsAtFirstFailure: true, caughtBy: 1 },
  "applicants are hidden before the consent is forgotten": {
    services: replacing("employment", hidesBeforeForgetting),
    caughtBy: 1,
  },
  "applicants are found in an index that is late": { services: replacing("employment", hidesByIndex), caughtBy: 1 },
  "hiding stops after the first application": { services: replacing("employment", hidesTheFirstAlone), caughtBy: 1 },
  "a consent heard late comes back to life": { services: replacing("employment", forgetsThatConsentsEnd), caughtBy: 1 },
  "placements are counted, not people": { services: replacing("employment", countsPlacements), caughtBy: 2 },
  "guard and addition are two writes": { services: replacing("employment", countsInTwoWrites), caughtBy: 4 },
  "the last day of a posting has no deadline": { table: neverDue("posting-expiry-due"), caughtBy: 2 },
  "the last check has no deadline": {
    table: committing((writes) => writes.filter((write) => !isLastCheck(write))),
    caughtBy: 1,
  },
  "a look at a profile sets no next one": { table: neverDue("seeker-idle-due"), caughtBy: 4 },
  "an application never grows old": { table: neverDue("application-old-due"), caughtBy: 1 },
  "a gap is looked at without its version": { services: replacing("employment", looksWithoutVersion), caughtBy: 2 },
};
