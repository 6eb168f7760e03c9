import type { Neighbour } from "#infra/local/neighbour.ts";
import { ProblemError } from "#shared/http/client.ts";
import type { Town } from "./town.ts";

/** Their identity card was shown. */
export const shown = { identityCheck: "id-shown", paper: "identity-card", reason: "不会用手机" } as const;

/** The number on record was called back. */
export const calledBack = { identityCheck: "called-back", reason: "电话咨询" } as const;

type Opening = Parameters<Neighbour["openAssistedSession"]>[0]["body"];

/** Opens a session, after the one that is open still was ended. */
export const nextSession = async (operator: Neighbour, body: Opening): Promise<string> => {
  try {
    return (await operator.openAssistedSession({ body })).body.sessionId;
  } catch (error) {
    if (!(error instanceof ProblemError && error.problem.code === "session-open")) throw error;
    await operator.endAssistedSession({ params: { sessionId: String(error.problem.sessionId) }, body: {} });
    return nextSession(operator, body);
  }
};

type How = { readonly community?: string; readonly check?: typeof shown | typeof calledBack };

/** Somebody at the desk, in a session with a person; the one that was open still is ended before. */
export const inSession = async (
  town: Town,
  operator: string,
  personId: string,
  { community, check = shown }: How = {},
): Promise<{ readonly sessionId: string; readonly desk: Neighbour; readonly end: () => Promise<unknown> }> => {
  const plain = await town.as(operator, community);
  const sessionId = await nextSession(plain, { personId, ...check });
  const desk = await town.as(operator, community, sessionId);
  return { sessionId, desk, end: () => plain.endAssistedSession({ params: { sessionId }, body: {} }) };
};
