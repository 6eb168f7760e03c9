import type { Wording } from "#shared/http/service-words.ts";

/** What every service says, without the service itself: for the function that shows the things of them all. */
export const wordings: readonly Wording[] = [
  async () => (await import("./communities/words.ts")).communitiesWords,
  async () => (await import("./courses/words.ts")).coursesWords,
  async () => (await import("./mediation/words.ts")).mediationWords,
  async () => (await import("./employment/words.ts")).employmentWords,
  async () => (await import("./meetings/words.ts")).meetingsWords,
  async () => (await import("./messages/words.ts")).messagesWords,
];
