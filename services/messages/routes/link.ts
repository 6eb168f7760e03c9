import { LinkView } from "../domain/link-view.ts";

/** What came to somebody without a login. */
export const linkSpecs = {
  openLink: {
    method: "GET",
    path: "/link",
    summary: "What a link is about, and how it may be answered now; whoever opens it has read it",
    access: "code",
    reply: LinkView,
    refusals: ["code-invalid"],
  },
} as const;
