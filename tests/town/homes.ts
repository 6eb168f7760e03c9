import { seedCommunities } from "#infra/local/personas.ts";
import { services } from "#services/services.ts";
import type { Concern } from "#shared/home/card.ts";
import type { Route } from "#shared/http/route.ts";
import { catalogue } from "#shared/table/catalogue.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import type { Table } from "#shared/table/table.ts";

type Button = { readonly operation: string; readonly params: Readonly<Record<string, string>> };
type Shown = {
  readonly thing: string;
  readonly kind: string;
  readonly as: string;
  readonly sentence: string;
  readonly next: readonly Button[];
};
type Offered = {
  readonly allowedVerbs?: readonly string[];
  readonly allowedVerbsOf?: Readonly<Record<string, readonly string[]>>;
};

/** Where homes are looked at: how somebody asks, and the store below. */
export type Looking = {
  readonly table: Table;
  readonly region: string;
  readonly ask: (persona: string, method: string, path: string) => Promise<{ status: number; body: unknown }>;
};

/** What waits for somebody: whoever may do it finds it at home. Other verbs may be called at any time, and are not waited for. */
const waitedFor = new Set([
  ...["acceptCase", "declineCase", "answerDemand", "decideCase", "startFulfilment", "reportFulfilment"],
  ...["confirmOutcome", "answerInquiry", "withdrawCase", "approveAssociation", "approveSeries", "collectIssues"],
  ...["publishAgenda", "openMeeting", "closeMeeting", "draftMinutes", "reviseMinutes", "publishMinutes"],
  ...["amendMinutes", "confirmMinutes", "rescheduleMeeting", "admitIssue", "rejectIssue", "acceptAction"],
  ...["reportProgress", "reportActionDone", "verifyAction", "returnAction", "approveCampus", "approveDecision"],
  ...["rejectDecision", "approveCourse", "acceptOffer", "releaseRegistration", "declineRegistration"],
  ...["releaseDataExport", "releaseErasure", "takeBackErasure", "commitRosterImport", "endAssistedSession"],
  ...["approveProgramme", "acceptWork", "reviewPosting", "verifyEmployer", "fileFair", "openFair", "closeFair"],
  "reportFair",
]);

type Kind = { readonly service: (typeof services)[number]; readonly kind: string; readonly concern: Concern };

const kinds: readonly Kind[] = services.flatMap((service) =>
  Object.entries(service.cards).flatMap(([kind, concern]) =>
    typeof concern === "string" ? [] : [{ service, kind, concern }],
  ),
);

/** How a thing of a kind is read by whoever may. */
const readOf = ({ service, concern }: Kind): Route | undefined =>
  Object.values<Route>(service.routes).find(
    ({ method, offers, params, path, access }) =>
      method === "GET" &&
      offers !== undefined &&
      access !== "code" &&
      path.endsWith(`/{${concern.named}}`) &&
      Object.keys(params._zod.def.shape)[0] === concern.named,
  );

const filled = (path: string, params: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");

const isPartOf = (thing: string, { params }: Button): string | undefined =>
  Object.values(params).find((id) => id !== thing);

/** What the thing itself says that somebody may do with it, of what its cards ever show. */
const allowedIn = ({ allowedVerbs = [], allowedVerbsOf = {} }: Offered): string[] => [
  ...allowedVerbs,
  ...Object.entries(allowedVerbsOf).flatMap(([part, verbs]) => verbs.map((verb) => `${verb} ${part}`)),
];

const named = (thing: string, button: Button): string =>
  [button.operation, isPartOf(thing, button)].filter((each) => each).join(" ");

type Person = { readonly persona: string; readonly community: string };

/** Where the cards of one thing differ from what it says itself. */
const differing = (id: string, cards: readonly Shown[], read: { readonly status: number; readonly body: unknown }) => {
  const allowed = read.status === 200 ? allowedIn(read.body as Offered) : [];
  const buttons = new Set(cards.flatMap(({ next }) => next.map((button) => named(id, button))));
  return [
    ...(cards.length > 0 && read.status !== 200 ? [`is shown, and reads ${read.status}`] : []),
    ...[...buttons].filter((button) => !allowed.includes(button)).map((button) => `shows ${button}, which is refused`),
    ...allowed
      .filter((verb) => !buttons.has(verb) && waitedFor.has(verb.split(" ")[0] ?? ""))
      .map((verb) => `does not show ${verb}`),
  ];
};

const wrongOfKind = async (of: Kind, who: Person, shown: readonly Shown[], { ask, table, region }: Looking) => {
  const { kind, concern } = of;
  const own = scoped(table, communityScope(region, who.community));
  const route = readOf(of);
  const wrong: string[] = [];
  for await (const id of route ? catalogue(own, kind) : []) {
    const path = filled(route?.path ?? "", { community: who.community, [concern.named]: id });
    const cards = shown.filter(({ thing }) => thing === id);
    const read = await ask(who.persona, "GET", path);
    wrong.push(...differing(id, cards, read).map((each) => `${who.persona}: ${kind} ${id} ${each}`));
  }
  return wrong;
};

const wrongAt = async (who: Person, looking: Looking): Promise<string[]> => {
  const { status, body } = await looking.ask(who.persona, "GET", `/v1/communities/${who.community}/communities/home`);
  if (status !== 200) return [`${who.persona}: home ${status}`];
  const { items } = body as { items: readonly Shown[] };
  const wrong: string[] = items.filter(({ sentence }) => !sentence).map(({ kind, as }) => `${kind}.${as} has no words`);
  for (const of of kinds) {
    const shown = items.filter((item) => item.kind === of.kind.toLowerCase());
    wrong.push(...(await wrongOfKind(of, who, shown, looking)));
  }
  return wrong;
};

/** What is wrong with the homes of a community: shown and refused, or waiting and not shown. */
export const wrongHomes = async (community: string, looking: Looking): Promise<string[]> => {
  const personas = seedCommunities.find(({ slug }) => slug === community)?.personas ?? [];
  const wrong: string[] = [];
  for (const { persona, hasNoAccount } of personas)
    if (!hasNoAccount) wrong.push(...(await wrongAt({ persona, community }, looking)));
  return wrong;
};
