import { digest } from "#shared/domain/new-id.ts";

type Kept = Readonly<Record<string, unknown>>;

/** Each issue by its spot: which of those that were raised about it takes the others in, is the one heard first. */
const bySpot = (items: readonly Kept[]): ((text: string) => string) => {
  const issues = items.flatMap(({ partition, sort, state }) =>
    String(partition).includes("#ISSUE#") && sort === "STATE" ? [state as Record<string, string>] : [],
  );
  return (text) =>
    issues.reduce(
      (known, { issueId = "", category, building }) => known.replaceAll(issueId, `${category} ${building}`),
      text,
    );
};

/** Each message by what it says to whom: its id is made of the fact it tells of, whose id is made of the issue's. */
const byWords = (items: readonly Kept[]): ((text: string) => string) => {
  const messages = items.flatMap(({ partition, sort, state }) =>
    String(partition).includes("#MESSAGE#") && sort === "STATE" ? [state as Record<string, unknown>] : [],
  );
  const alike = Map.groupBy(messages, ({ messageId: _, ...said }) => JSON.stringify(said));
  const names = new Map(
    [...alike].flatMap(([said, each]) =>
      each.map(({ messageId }, nth) => [String(messageId), `msg ${digest([said])} ${nth}`] as const),
    ),
  );
  return (text) => text.replaceAll(/msg_[a-z2-7]{20}/g, (id) => names.get(id) ?? id);
};

/** Names things by what they are, where their ids depend on what was heard first. */
export const namesIn = (items: readonly Kept[]): ((text: string) => string) => {
  const [spotted, worded] = [bySpot(items), byWords(items)];
  return (text) => worded(spotted(text));
};

/** Of the issues about a spot what they are together; of one that became part of another nothing is left to tell. */
export const withoutMerged = (items: readonly Kept[]): Kept[] =>
  items.flatMap((item) => {
    const { absorbed, origin: _, ...state } = (item.state ?? {}) as Kept;
    if (!absorbed) return [item];
    const { card: _card, ...rest } = item;
    return state.status === "merged" ? [] : [{ ...rest, state }];
  });
