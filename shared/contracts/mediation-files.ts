import { fileFacts } from "./file-facts.ts";

export const { fileSent, fileReady, fileRefused, fileShown, filesDue } = fileFacts("mediation");
