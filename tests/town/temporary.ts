import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a run of tests leaves in the temporary folder goes with it. */
export const setup = (): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), "linli-tests-"));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
};
