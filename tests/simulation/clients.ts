import { devIssuer } from "#infra/local/issuer.ts";
import type { GatewayResult } from "#shared/http/reply.ts";
import type { GatewayEvent } from "#shared/http/request.ts";
import { type People, slug } from "./estate.ts";

export type Handle = (event: GatewayEvent, context: object) => Promise<GatewayResult>;
export type Asked = {
  readonly as: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: object;
  readonly key?: string;
};
export type Told = { readonly status: number; readonly replayed: boolean; readonly body: Record<string, never> };

const eventOf = ({ as: subject, method, path, body, key }: Asked): GatewayEvent => ({
  version: "2.0",
  rawPath: path,
  rawQueryString: "",
  headers: { "content-type": "application/json", ...(key && { "idempotency-key": key }) },
  ...(body && { body: JSON.stringify(body) }),
  isBase64Encoded: false,
  requestContext: {
    requestId: "simulated",
    http: { method, path },
    authorizer: { jwt: { claims: { iss: devIssuer, sub: subject } } },
  },
});

/** One acknowledged success: the key it was sent with, and what was told. */
export type Success = { readonly asked: Asked; readonly told: Told };

/** One request at the handler of its service, as the gateway would bring it. */
export const ask = async (handlers: Readonly<Record<string, Handle>>, asked: Asked): Promise<Told> => {
  const service = asked.path.split("/")[4] ?? "";
  const result = await handlers[service]?.(eventOf(asked), {});
  return {
    status: result?.statusCode ?? 500,
    replayed: result?.headers["idempotent-replayed"] === "true",
    body: JSON.parse(result?.body || "{}"),
  };
};

export const base = `/v1/communities/${slug}`;

/** What a client knows while it chooses what to do next. */
export type Knowledge = {
  readonly people: People;
  readonly cases: string[];
  readonly grants: string[];
  readonly random: () => number;
};

type Intent = Omit<Asked, "key" | "method">;

const oneOf = <Thing>(things: readonly Thing[], random: () => number): Thing | undefined =>
  things[Math.floor(random() * things.length)];

const filing = ({ people }: Knowledge): Intent => ({
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

const caseIntents = (knowledge: Knowledge, caseId: string): Intent[] => {
  const { people, random } = knowledge;
  const leadId = random() < 0.7 ? people.yu.personId : people.sun.personId;
  const disputantId = `dsp_${caseId.slice(4)}`;
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

const roleIntents = ({ people, grants, random }: Knowledge): Intent[] => {
  const admin = "admin-yangguang";
  const grantId = oneOf(grants, random);
  const granting = {
    as: admin,
    path: `${base}/communities/role-grants`,
    body: { personId: people.yu.personId, role: "mediator" },
  };
  return grantId
    ? [granting, { as: admin, path: `${base}/communities/role-grants/${grantId}/revoke`, body: {} }]
    : [granting];
};

/** What somebody might want now. */
export const someIntent = (knowledge: Knowledge): Intent => {
  const { random, cases } = knowledge;
  const caseId = oneOf(cases, random);
  const chance = random();
  if (!caseId || chance < 0.15) return filing(knowledge);
  if (chance < 0.4) return oneOf(roleIntents(knowledge), random) ?? filing(knowledge);
  return oneOf(caseIntents(knowledge, caseId), random) ?? filing(knowledge);
};
