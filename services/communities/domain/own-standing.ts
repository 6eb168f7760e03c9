import type { Standing } from "#shared/domain/standing.ts";
import type { Person } from "./person.ts";

type OwnStanding = Omit<Standing, "personId" | "households" | "householdId" | "erasureRequestedAt">;

/** What of a standing the person's own record says. */
export const ownStanding = (person: Person): OwnStanding => {
  const { grants, birthYear, account, claimedFrom, likeStaff, verified, movedOutAt } = {
    birthYear: undefined,
    account: undefined,
    claimedFrom: undefined,
    likeStaff: undefined,
    verified: undefined,
    movedOutAt: undefined,
    ...person,
  };
  return {
    grants: Object.fromEntries(
      grants
        .filter(({ revokedAt, waiting }) => !revokedAt && !waiting)
        .map(({ grantId, role, building, employerId, from, to, untilSuccessor, deputy }) => [
          grantId,
          { role, building, employerId, from, to, untilSuccessor, deputy },
        ]),
    ),
    hasLostRole: grants.some(({ revokedAt }) => revokedAt) || undefined,
    hasAccount: account !== undefined,
    accountFrom: claimedFrom,
    likeStaff,
    verifiedBy: verified?.by,
    verifierSide: verified?.side,
    birthYear,
    movedOutAt,
  };
};
