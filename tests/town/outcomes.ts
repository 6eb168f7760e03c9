import type { Town } from "./town.ts";

type Lead = Awaited<ReturnType<Town["as"]>>;
type Proposed = Parameters<Lead["proposeOutcome"]>[0]["body"];
type Asked = { readonly caseId: string };

type Putting = {
  readonly lead: string;
  readonly params: Asked;
  readonly body: Proposed;
  /** Those in dispute, who each say yes. */
  readonly yes: readonly string[];
};

/** The digest of what is proposed in a case now. */
export const textIn = async (town: Town, lead: string, params: Asked): Promise<string> => {
  const { case: subject } = (await (await town.as(lead)).getCase({ params })).body;
  return subject.status === "proposed" || subject.status === "agreed" ? subject.proposal.textSha256 : "";
};

/** What the lead proposes, and each says yes to. */
export const agreeOn = async (town: Town, { lead, params, body, yes }: Putting): Promise<void> => {
  await (await town.as(lead)).proposeOutcome({ params, body });
  const textSha256 = await textIn(town, lead, params);
  for (const persona of yes) await (await town.as(persona)).sayYes({ params, body: { textSha256 } });
};
