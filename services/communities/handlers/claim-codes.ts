import { plusMinutes } from "#shared/domain/dates.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { qrSvg } from "#shared/http/qr.ts";
import { codeStore } from "#shared/people/codes.ts";
import { communityKey, mustBeBuilding } from "#shared/table/community.ts";
import { stepOf } from "#shared/table/journal.ts";
import { claimPurpose } from "../domain/claim-purpose.ts";
import { claimLink, isOnSheet, mostOnSheet } from "../domain/claim-sheet.ts";
import { type Person, personLifecycle } from "../domain/person.ts";
import { mustBePrintableBy, sideAtDesk } from "../domain/side-at-desk.ts";
import { claimPaper } from "../papers/claim-paper.ts";
import { communitiesRoutes as routes } from "../routes.ts";
import { personStore } from "../store/person-store.ts";

const claimMinutes = 30 * 24 * 60;

type Printing = Pick<Call<typeof routes.issueClaimCode>, "caller" | "command" | "now" | "table">;

/** The code is written beside the person in the same commit; a retry prints the same one. */
const issueTo = async ({ caller, command, now, table }: Printing, personId: string, code: string) => {
  const expiresAt = plusMinutes(now, claimMinutes);
  const terms = { code, verbs: [claimPurpose], expiresAt, side: sideAtDesk(caller) };
  const issued = codeStore(table).issue(["PERSON", personId], claimPurpose, terms);
  const outcome = await personStore(table).decide(personId, command, (current) => {
    mustBePrintableBy(current, caller);
    return { state: personLifecycle.allow("issueClaimCode", current), facts: [], also: [{ write: issued }] };
  });
  if (outcome.replayed)
    await codeStore(table).mustStillOpen({ thing: ["PERSON", personId], purpose: claimPurpose }, code);
  return { body: { personId, code, expiresAt }, version: outcome.version, replayed: outcome.replayed };
};

const issueClaimCode = endpoint(routes.issueClaimCode, (call) =>
  issueTo(call, call.params.personId, call.newCode(claimPurpose)),
);

const pageSize = 100;

/** Those of a building whom one sheet is for, and where the next begins. */
const unclaimedIn = async ({ body, caller, table }: Call<typeof routes.printClaimSheet>) => {
  const people = personStore(table);
  const found: Person[] = [];
  let cursor = body.cursor;
  for (let seen = 0; seen < mostOnSheet; seen += pageSize) {
    const { items, nextCursor } = await people.listOf(body.building, { limit: pageSize, cursor });
    const some = await people.getEach(items.map(({ personId }) => personId));
    found.push(...some.filter((person) => isOnSheet(person, caller)));
    cursor = nextCursor;
    if (cursor === undefined) break;
  }
  return { people: found, next: cursor };
};

/** Each code is a command of its own, which a retry of the whole repeats; what was printed earlier opens nothing. */
const printClaimSheet = endpoint(routes.printClaimSheet, async (call) => {
  const { body, command, language, newCode, table } = call;
  mustBeBuilding(await table.get(communityKey(table.scope)), "/building", body.building);
  const { people, next } = await unclaimedIn(call);
  const slips = [];
  for (const { personId, name, room } of people) {
    const code = newCode(`${claimPurpose} ${personId}`);
    await issueTo({ ...call, command: stepOf(command, personId) }, personId, code);
    const qr = await qrSvg(claimLink(table.scope.community, personId, code));
    slips.push({ name, room, personId, code, qr });
  }
  return { body: claimPaper({ language, building: body.building, slips, next }) };
});

/** Everything about the codes by which people claim their records. */
export const claimCodeEndpoints = { issueClaimCode, printClaimSheet };
