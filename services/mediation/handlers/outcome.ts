import type { Standing } from "#shared/domain/standing.ts";
import { type Call, type Endpoint, endpoint } from "#shared/http/endpoint.ts";
import { linkStore } from "#shared/messages/link-store.ts";
import { typedCode } from "#shared/people/codes.ts";
import { contactIn, contactKey } from "#shared/people/contact.ts";
import type { Decision } from "#shared/table/entity.ts";
import type { CommunityScope } from "#shared/table/scope.ts";
import type { Item, Key } from "#shared/table/table.ts";
import type { Case } from "../domain/case.ts";
import { viewOf } from "../domain/case-view.ts";
import type { Taking } from "../domain/effective.ts";
import { readWith as read } from "../domain/read-with.ts";
import type { Insider } from "../domain/recusal.ts";
import { sayNo as no, sayYes as yes } from "../domain/say.ts";
import { mediationRoutes as routes } from "../routes.ts";
import { seenAs } from "../seen-case.ts";
import { caseStore } from "../store/case-store.ts";

type SayingCall = Call<typeof routes.sayYes> | Call<typeof routes.sayNo>;
type SaidBeside = {
  readonly by: Insider;
  readonly at: string;
  readonly known: ReadonlyMap<string, Standing>;
  readonly assisted: ReadonlySet<string>;
  readonly codeHolderId?: string | undefined;
  readonly byCode: boolean;
  readonly community: Taking["community"];
};

/** The records of those in dispute say who asked for assistance. */
const recordsOf =
  (scope: CommunityScope) =>
  (subject: Case): Key[] =>
    subject.disputants.flatMap(({ personId }) => (personId ? contactKey(scope, personId) : []));

const assistedAmong = (items: readonly (Item | undefined)[]): ReadonlySet<string> =>
  new Set(items.flatMap((item) => contactIn(item) ?? []).flatMap((each) => (each.needsAssist ? each.personId : [])));

/** Whose message a code is of that was typed on the mediator's device, where it asks for this. */
const holderOf = async (call: SayingCall, verb: string): Promise<string | undefined> => {
  const { body, table, now, command, params } = call;
  const code = typedCode(body.code);
  const link = code && (await linkStore(table).find(code));
  if (!link) return undefined;
  const isDone = () => caseStore(table).isDone(params.caseId, command);
  const opened = await linkStore(table).openAs(link, { verb, thing: params.caseId, now, command, isDone });
  return opened.message.personId;
};

type SayingVerb = (current: Case, told: SaidBeside & SayingCall["body"]) => Decision<Case> | undefined;

/** What a disputant says to what is proposed, judged by what they are at their source. */
const saying = <Name extends "sayYes" | "sayNo">(name: Name, verb: SayingVerb, byCode = false): Endpoint<Name> =>
  endpoint(routes[name], async (given) => {
    const call = given as unknown as SayingCall;
    const { params, body, caller, now, table, command, community } = call;
    const codeHolderId = await holderOf(call, name);
    const acting = {
      by: caller,
      at: now,
      named: body.witnessId ? [body.witnessId] : [],
      beside: recordsOf(table.scope),
    };
    const { state, by, ...outcome } = await caseStore(table).act(
      params.caseId,
      command,
      acting,
      (current, { by, known, items }) =>
        verb(current, { ...body, by, at: now, community, known, assisted: assistedAmong(items), codeHolderId, byCode }),
    );
    return { body: viewOf(state, by), subject: seenAs(state, by), ...outcome } as never;
  }) as Endpoint<Name>;

export const sayYes = saying("sayYes", yes as SayingVerb);
export const sayNo = saying("sayNo", no as SayingVerb);

/** The same, said by a link. */
export const saidByCode = {
  sayYes: saying("sayYes", yes as SayingVerb, true),
  sayNo: saying("sayNo", no as SayingVerb, true),
};

/** Who read it with whom, and who their guardian is, is read beside the case. */
export const readWith = endpoint(routes.readWith, async ({ params, body, caller, now, table, command }) => {
  const named = [body.with, ...(body.guardianId ? [body.guardianId] : [])];
  const { state, by, ...outcome } = await caseStore(table).act(
    params.caseId,
    command,
    { by: caller, at: now, named },
    (current, { by, known }) => read(current, { ...body, by, at: now, known }),
  );
  return { body: viewOf(state, by), subject: seenAs(state, by), ...outcome };
});
