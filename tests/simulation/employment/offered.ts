import { register as registerEmployer, verify } from "#services/employment/domain/employer.ts";
import { draft, publish, review } from "#services/employment/domain/posting/draft.ts";
import type { Posting } from "#services/employment/domain/posting/posting.ts";
import { activate, approve, found } from "#services/employment/domain/programme.ts";
import { employerStore } from "#services/employment/store/employer-store.ts";
import { postingStore } from "#services/employment/store/posting-store.ts";
import { programmeStore } from "#services/employment/store/programme-store.ts";
import { digest } from "#shared/domain/new-id.ts";
import type { Role } from "#shared/domain/roles.ts";
import type { Command } from "#shared/table/journal.ts";
import type { CommunityScope, ScopedTable } from "#shared/table/scope.ts";
import { startsAt as at } from "../estate.ts";

/** A command of what is there before anybody acts. */
export const commandOf = (name: string): Command => {
  const id = digest(["prepared", name]);
  return { id, payload: id, verb: name, by: { role: "system" }, at, correlationId: id, causationId: id };
};

const by = {
  personId: `per_${"m".repeat(20)}`,
  name: "苗姐",
  grants: (["employment-caseworker", "residents-committee-worker"] as Role[]).map((role) => ({ role })),
};
export const act = { by, at };

/** Somebody of one side, as communities knows them. */
const standingOf = (personId: string, role: Role) => ({
  personId,
  grants: { [`${role} ${personId}`]: { role, from: at } },
  households: {},
  hasAccount: true,
});
const keeper = { ...by, personId: `per_${"d".repeat(20)}`, grants: [{ role: "property-staff" as const }] };
export const home = { area: "怡心街道" };
const today = { at, day: at.slice(0, 10), timeZone: "Asia/Shanghai" };

export type Place = ScopedTable<CommunityScope>;

/** How many are sought of each, and until when. */
const offers = [
  { title: "秩序员", openings: 1, validThrough: "2027-12-31" },
  { title: "保洁员", openings: 2, validThrough: "2026-03-09" },
  { title: "电工", openings: 6, validThrough: "2027-12-31" },
] as const;

/** What a posting says beside its title and number. */
export const wish = {
  occupationCode: "4-07-05-01",
  duties: "值守",
  pay: { minimum: 1, maximum: 2, unit: "month" as const },
  benefits: [],
  socialInsurance: "five-insurances" as const,
  employmentType: "full-time" as const,
  hours: "day" as const,
  place: home,
  skills: ["electrical" as const],
  exceptions: [],
};

const offering = async (table: Place, nth: 0 | 1 | 2, named: { programmeId: string; employerId: string }) => {
  const command = commandOf(`posting ${nth}`);
  const [programme, employer] = [
    (await programmeStore(table).get(named.programmeId)).state,
    (await employerStore(table).get(named.employerId)).state,
  ];
  const wished = { ...wish, ...offers[nth] };
  const around = { programme, employer, visit: undefined };
  const postings = postingStore(table);
  const made = draft({ ...wished, ...named, ...act, ...today, ...around, commandId: command.id });
  await postings.create(made.state.postingId, command, made);
  const { postingId } = made.state;
  await postings.decide(postingId, commandOf(`review ${nth}`), (current) => review(current, act));
  const published = await postings.decide(postingId, commandOf(`publish ${nth}`), (current) =>
    publish(current, { ...act, ...today }),
  );
  return published.state;
};

/** A programme that has begun, a verified employer, and its three public postings. */
export const offer = async (table: Place) => {
  const owners = [
    { name: "物业", side: "property" as const },
    { name: "社区", side: "community" as const },
  ];
  const founding = commandOf("found");
  const founder = standingOf(by.personId, "residents-committee-worker");
  const drawn = found({
    ...act,
    ...today,
    standing: founder,
    commandId: founding.id,
    name: "筑巢引凤",
    foundedOn: "2026",
    owners,
    place: home,
  });
  const { programmeId } = drawn.state;
  const programmes = programmeStore(table);
  await programmes.create(programmeId, founding, drawn);
  const standing = standingOf(keeper.personId, "property-staff");
  const others = new Map([standing, founder].map((each) => [each.personId, each]));
  await programmes.decide(programmeId, commandOf("approve"), (now) =>
    approve(now, { ...act, by: keeper, standing, others }),
  );
  await programmes.decide(programmeId, commandOf("activate"), (current) => activate(current, { ...act, others }));
  const known = commandOf("employer");
  const employer = registerEmployer({ ...act, commandId: known.id, name: "甲单位", industry: "retail" });
  const { employerId } = employer.state;
  await employerStore(table).create(employerId, known, employer);
  await employerStore(table).decide(employerId, commandOf("verify"), (current) =>
    verify(current, { ...act, method: "licence-seen" }),
  );
  const postings: Posting[] = [];
  for (const nth of [0, 1, 2] as const) postings.push(await offering(table, nth, { programmeId, employerId }));
  return { programmeId, employerId, postings };
};
