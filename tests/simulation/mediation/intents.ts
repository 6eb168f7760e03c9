import { base, type Intent, oneOf } from "../ask.ts";
import type { People } from "../estate.ts";

type KnownCase = { readonly caseId: string; readonly disputantId: string };
export type Known = { readonly cases: KnownCase[]; readonly grants: string[] };
type Surroundings = { readonly people: People; readonly random: () => number; readonly known: Known };

const filing = ({ people }: Surroundings): Intent => ({
  as: "sun",
  path: `${base}/mediation/cases`,
  body: {
    category: "noise",
    place: { building: "2栋" },
    source: "proactive",
    disputants: [{ name: "秦先生", personId: people.qin.personId }],
  },
});

const onCase = (as: string, caseId: string, verb: string, body: object): Intent => ({
  as,
  path: `${base}/mediation/cases/${caseId}/${verb}`,
  body,
});

const caseIntents = ({ people, random }: Surroundings, { caseId, disputantId }: KnownCase): Intent[] => {
  const leadId = random() < 0.7 ? people.yu.personId : people.sun.personId;
  const talker = random() < 0.7 ? "yu" : "sun";
  return [
    onCase("sun", caseId, "accept", { leadId, rightsNoticeGiven: true }),
    onCase("sun", caseId, "accept", { leadId, rightsNoticeGiven: true }),
    onCase("sun", caseId, "assign-lead", { leadId }),
    onCase(talker, caseId, "negotiate", { supplier: random() < 0.5 ? "甲" : "乙", terms: "x" }),
    onCase("sun", caseId, "withdraw", { reason: "已和解" }),
    onCase("sun", caseId, "contact", { contacts: [{ disputantId, reached: true }] }),
  ];
};

const roleIntents = ({ people, known, random }: Surroundings): Intent[] => {
  const as = "admin-yangguang";
  const path = `${base}/communities/role-grants`;
  const grantId = oneOf(known.grants, random);
  const granting = { as, path, body: { personId: people.yu.personId, role: "mediator" } };
  return grantId ? [granting, { as, path: `${path}/${grantId}/revoke`, body: {} }] : [granting];
};

/** What somebody might want now. */
export const someIntent = (surroundings: Surroundings): Intent => {
  const { random, known } = surroundings;
  const subject = oneOf(known.cases, random);
  const chance = random();
  if (!subject || chance < 0.15) return filing(surroundings);
  if (chance < 0.4) return oneOf(roleIntents(surroundings), random) ?? filing(surroundings);
  return oneOf(caseIntents(surroundings, subject), random) ?? filing(surroundings);
};
