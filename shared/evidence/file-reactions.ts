import type { FileFacts } from "../contracts/file-facts.ts";

/** What a service hears of its files, and what it then does. */
export const fileReactions = ({ fileSent, filesDue }: FileFacts) => ({
  lookAtFileWhenSent: {
    hears: fileSent,
    summary: "Looks at what was sent, takes place and device out of photos, and keeps what may be read.",
  },
  endFilesWhenDue: { hears: filesDue, summary: "Removes the photos and papers whose time is over." },
});
