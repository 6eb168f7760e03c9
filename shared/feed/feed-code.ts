import type { Instant } from "../domain/dates.ts";
import { refuse } from "../domain/refusal.ts";
import { codeStore, typedCode } from "../people/codes.ts";
import type { CommunityTable } from "../table/scope.ts";
import type { Write } from "../table/table.ts";

/** What feeds of one kind are stored as, what their codes are for, and the path at which they are read. */
type FeedKind = { readonly name: string; readonly purpose: string; readonly verb: string; readonly path: string };

type Issuing = { readonly feedId: string; readonly code: string; readonly expiresAt: Instant };

/** The code of a feed: it stands in the address that a calendar is given, is told once, and opens that feed alone. */
export const feedCodes = ({ name, purpose, verb, path }: FeedKind) => {
  const thingOf = (feedId: string) => [name, feedId] as const;

  /** The write that issues the code, and the address that holds it. */
  const issue = (table: CommunityTable, { feedId, code, expiresAt }: Issuing) => {
    const write: Write = codeStore(table).issue(thingOf(feedId), purpose, { code, verbs: [verb], expiresAt });
    const parts: Readonly<Record<string, string>> = { community: table.scope.community, feedId, code };
    return { write, path: path.replace(/\{(\w+)\}/g, (_, part: string) => parts[part] ?? "") };
  };

  /** Refuses `code-invalid` unless the address is that of a feed. */
  const mustOpen = async (
    table: CommunityTable,
    { feedId, code: typed }: { readonly feedId: string; readonly code: string },
    now: Instant,
  ): Promise<void> => {
    const code = typedCode(typed) ?? refuse("code-invalid");
    await codeStore(table).mustOpen(thingOf(feedId), purpose, { code, verb, now });
  };

  return { issue, mustOpen };
};
