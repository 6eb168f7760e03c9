import * as z from "zod";
import { Instant } from "#shared/domain/dates.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { Purpose } from "../domain/seeker/consents.ts";
import { consentStore } from "./consent-store.ts";

/** What communities keeps beside a person of what they were asked last, by question. */
const Answers = z.object({
  answers: z.record(z.string(), z.object({ consentId: z.string(), isOver: z.literal(true).optional() })),
});
/** A consent that stands, as communities keeps it. */
const Standing = z.object({
  status: z.literal("given"),
  consentId: z.string(),
  purpose: Purpose,
  scopeId: z.string().optional(),
  textVersion: z.string(),
  givenAt: Instant,
});

/** Keeps what stands at its source as its facts will: twice is once, and what has ended stays ended. */
const catchUp = async (table: CommunityTable, personId: string): Promise<void> => {
  const { scope } = table;
  const said = Answers.safeParse(await table.get(scope.key(["PERSON", personId], "CONSENTS")));
  const standing = Object.values(said.data?.answers ?? {}).filter(({ isOver }) => !isOver);
  if (standing.length === 0) return;
  const items = await table.getMany(standing.map(({ consentId }) => scope.key(["CONSENT", consentId], "STATE")));
  for (const item of items) {
    const { success, data } = Standing.safeParse(item?.state);
    if (success) await consentStore(table).give(personId, { ...data, at: data.givenAt });
  }
};

/**
 * Nobody is told that a consent is missing which was given a moment ago and not heard of yet: what stands is looked up
 * once more at its source, and then it is tried again.
 */
export const withConsents = async <Result>(
  table: CommunityTable,
  personId: string | undefined,
  run: () => Promise<Result>,
): Promise<Result> => {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refusal && error.code === "share-consent-required" && personId)) throw error;
    await catchUp(table, personId);
  }
  return run();
};
