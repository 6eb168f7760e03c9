import type { Standing } from "#shared/domain/standing.ts";
import type { Person } from "./person.ts";

type OwnStanding = Omit<Standing, "personId" | "households" | "erasureRequestedAt">;

/** What of a standing the person's own record says. */
export const ownStanding = (person: Person): OwnStanding => {
  const { grants, birthYear, account, claimedFrom, verified, movedOutAt } = {
    birthYear: undefined,
    account: undefined,
    claimedFrom: undefined,
    verified: undefined,
    movedOutAt: undefined,
    ...person,
  };
  return {
    grants: Object.fromEntries(
      grants
        .filter(({ revokedAt, waiting }) => !revokedAt && !waiting)
        .map(({ grantId, role, building, employerId, from, to }) => [
          grantId,
          { role, building, employerId, from, to },
        ]),
    ),
    hasLostRole: grants.some(({ revokedAt }) => revokedAt) || undefined,
    hasAccount: account !== undefined,
    accountFrom: claimedFrom,
    verifiedBy: verified?.by,
    verifierSide: verified?.side,
    birthYear,
    movedOutAt,
  };
};
