import { caseNoticeGiven } from "#shared/contracts/mediation-notices.ts";
import { ProofStrength } from "#shared/contracts/messages.ts";
import type { Case } from "./case.ts";
import type { Notice } from "./parts.ts";

/** So many are known in the case itself, the oldest go; in its journal all of them stand. */
const mostKnown = 200;

const strengthOf = (strength: ProofStrength): number => ProofStrength.options.indexOf(strength);

/** Notes in the case that a notice came further. What is weaker than what is known, or told twice, changes nothing. */
export const noteNotice = (current: Case, notice: Notice) => {
  const { notices = [], caseId } = current;
  const known = notices.find(({ messageId }) => messageId === notice.messageId);
  if (known && strengthOf(known.strength) >= strengthOf(notice.strength)) return undefined;
  const others = notices.filter(({ messageId }) => messageId !== notice.messageId);
  const { personId, moment, strength } = notice;
  return {
    state: { ...current, notices: [...others, notice].slice(-mostKnown) } as Case,
    facts: [caseNoticeGiven({ caseId, personId, moment, strength })],
  };
};

/** Which notices reached whom is for mediators; everybody else sees their own. */
export const noticesFor = ({ notices }: Case, personId: string): Pick<Case, "notices"> =>
  notices ? { notices: notices.filter((each) => each.personId === personId) } : {};
