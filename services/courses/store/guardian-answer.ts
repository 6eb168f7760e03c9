import * as z from "zod";
import { ConsentBasis } from "#shared/contracts/communities.ts";
import { Instant } from "#shared/domain/dates.ts";
import { parentId } from "#shared/domain/ids.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { learnerStore } from "./learner-store.ts";

/** What communities keeps beside a child of what its guardians were asked last, by question. */
const Answers = z.object({
  answers: z.record(z.string(), z.object({ consentId: z.string(), isOver: z.literal(true).optional() })),
});
/** A guardian's yes that stands, as communities keeps it. */
const Yes = z.object({ status: z.literal("given"), basis: ConsentBasis, textVersion: z.string(), givenAt: Instant });

type Question = { readonly learnerId: string; readonly courseId: string };

/** Keeps a guardian's yes to a course that stands at its source, as its fact will. Answers whether there is one. */
const knowYes = async (table: CommunityTable, { learnerId, courseId }: Question): Promise<boolean> => {
  const { scope } = table;
  const home = learnerId.startsWith("dpt_") ? parentId("hse", learnerId) : undefined;
  if (!home) return false;
  const said = Answers.safeParse(await table.get(scope.key(["HOUSEHOLD", home], `CONSENTS#${learnerId}`)));
  const last = said.data?.answers[`child-course~${courseId}`];
  if (!last || last.isOver) return false;
  const { consentId } = last;
  const { data: yes } = Yes.safeParse((await table.get(scope.key(["CONSENT", consentId], "STATE")))?.state);
  if (!yes) return false;
  const { basis, textVersion, givenAt: at } = yes;
  await learnerStore(table).answer(learnerId, consentId, {
    scopeId: courseId,
    answer: "given",
    basis,
    textVersion,
    at,
  });
  return true;
};

/** Nobody is told that a guardian's yes is missing which was said a moment ago: then it is tried again. */
export const withGuardians = async <Result>(
  table: CommunityTable,
  asked: readonly Question[],
  run: () => Promise<Result>,
  follow: () => Promise<unknown> = async () => undefined,
): Promise<Result> => {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refusal && error.code === "guardian-consent-required")) throw error;
    const known = await Promise.all(asked.map((each) => knowYes(table, each)));
    if (!known.includes(true)) throw error;
  }
  await follow();
  return run();
};
