import { statSync } from "node:fs";
import { Complaint } from "#infra/operations/complaint.ts";
import type { Log } from "#shared/observe.ts";
import { filesOfStore } from "./folder.ts";
import { refused } from "./refused.ts";
import type { Answer } from "./server.ts";

/** Which file lies under a path, by the number that its disk gave it; nothing where none does. */
const fileAt = (path: string): string => {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true });
  return found ? `${found.dev}:${found.ino}` : "";
};

const filesOf = (directory: string): string => {
  try {
    return filesOfStore(directory).map(fileAt).join(" ");
  } catch {
    return "";
  }
};

const lookMilliseconds = 1000;

/**
 * Watches whether the files that an open store writes to are still those of its folder. Where somebody removed, moved
 * or replaced them SQLite writes on without a word, into files that nobody finds again.
 */
export const watchStore = (directory: string, log: Log) => {
  const files = filesOf(directory);
  let wasThere = true;
  const isThere = (): boolean => {
    const isSame = filesOf(directory) === files;
    if (wasThere && !isSame) log.error("the store was removed, moved or replaced: put it back", { directory });
    if (!wasThere && isSame) log.info("the store is back", { directory });
    wasThere = isSame;
    return isSame;
  };
  const looking = setInterval(isThere, lookMilliseconds).unref();
  return {
    isThere,
    /** Ends the watch, and complains where the store is not there at its end. */
    end: (): void => {
      clearInterval(looking);
      if (!isThere())
        throw new Complaint(
          `The store is no longer in ${directory}: put it back, or a backup ("npm run restore"), before the next start.`,
        );
    },
  };
};

const reads: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/** Acknowledges no change that a store did not keep because it was gone. */
export const whileThere =
  (isThere: () => boolean, answer: Answer): Answer =>
  async (incoming) => {
    if (reads.has(incoming.method)) return answer(incoming);
    const told = isThere() ? await answer(incoming) : undefined;
    if (told && isThere()) return told;
    const [path = ""] = incoming.target.split("?");
    return refused({ code: "try-again", path, language: incoming.headers["accept-language"] });
  };
