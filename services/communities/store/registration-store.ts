import { registrationLapseDue } from "#shared/contracts/registrations.ts";
import { daysAsMinutes, plusMinutes } from "#shared/domain/dates.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import { membershipKey } from "#shared/people/membership.ts";
import type { Companion, Entity } from "#shared/table/entity.ts";
import type { Command } from "#shared/table/journal.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Key, Paging } from "#shared/table/table.ts";
import { lapse, Registration, type WaitingRegistration } from "../domain/registration.ts";
import { countInHour } from "./quota.ts";

/** Where it is found which registration an account has. */
export const registrationsOf = "REGISTRATION-OF";

/** Where it is counted how often an account asked in an hour, as long as the account is kept with its registration. */
const quotaKey = (scope: CommunityScope, account: string): Key => scope.key(["QUOTA", "REGISTRATIONS"], account);

const ownKey = (scope: CommunityScope, account: string): Key => scope.key([registrationsOf], account);

/** What is kept of an account beside its registration goes when the account is not kept with it any more. */
const ownRows = (scope: CommunityScope, before: Registration | undefined, after: Registration): Companion[] =>
  before && "account" in before && !("account" in after)
    ? [ownKey, quotaKey].map((keyOf) => ({ write: { delete: keyOf(scope, before.account) } }))
    : [];

const registrationEntity: Entity<Registration> = {
  name: "REGISTRATION",
  schema: Registration,
  indexes: ({ status, registeredAt, registrationId }) =>
    status === "registered"
      ? { first: { partition: ["REGISTRATION-WAITING"], sort: `${registeredAt}#${registrationId}` } }
      : {},
  companions: ownRows,
};

const already = new Refusal("invalid", { errors: [{ pointer: "", code: "registered-already" }] });

/** Those who registered themselves in one community. */
export const registrationStore = (table: CommunityTable) => {
  const { scope } = table;
  const store = entityStore(table, registrationEntity);

  const findOf = async (account: string) => {
    const row = await table.get(ownKey(scope, account));
    return row ? store.find(String(row.registrationId)) : undefined;
  };

  /**
   * What is written with a new registration: whose it is, unless they wait already, and when it lapses.
   */
  const beginning = (registration: WaitingRegistration, policy: OwnPolicy): readonly Companion[] => {
    const { account, registrationId, registeredAt } = registration;
    const isAbsent = { path: ["partition"] as [string], is: "absent" as const };
    const dueAt = plusMinutes(registeredAt, daysAsMinutes(numberOf("registrationDays", policy)));
    const due = { dueAt, fact: registrationLapseDue({ registrationId }), correlationId: registrationId };
    return [
      { write: { put: { ...ownKey(scope, account), registrationId }, when: [isAbsent] }, refusal: already },
      { write: deadlineWrite(scope, due) },
    ];
  };

  /** Refuses who belongs to the community by now. */
  const mustBeNew = async (account: string): Promise<void> => {
    if (await table.get(membershipKey(scope, account))) throw already;
  };

  /**
   * Refuses who belongs to the community, and counts one more of the account in this hour. Who was declined may ask once
   * more: what was kept of the first time goes.
   */
  const beginAnew = async (account: string, command: Command, now: string): Promise<void> => {
    await mustBeNew(account);
    const earlier = await findOf(account);
    await countInHour(table, quotaKey(scope, account), { now, most: numberOf("registrationsAnHour") });
    if (earlier?.state.status === "declined")
      await store.decide(earlier.state.registrationId, command, (current) => lapse(current, now));
  };

  /** Those who wait, the longest first. */
  const waiting = async ({ limit, cursor }: Paging) => {
    const partition = scope.partition("REGISTRATION-WAITING");
    const page = await table.query({ index: "first", partition, limit, ...(cursor && { cursor }) });
    const ids = page.items.map(({ partition: own }) => own.split("#").at(-1) ?? "");
    return { items: await store.getEach(ids), ...(page.cursor && { nextCursor: page.cursor }) };
  };

  return { ...store, findOf, beginning, mustBeNew, beginAnew, waiting };
};
