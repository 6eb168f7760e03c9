import { writeFileSync } from "node:fs";
import { releasedPaper } from "./breaking/released-paper.ts";
import { papers } from "./papers.ts";

const made = await papers();
const released: Record<string, string> = process.argv.includes("--release")
  ? releasedPaper(made["docs/openapi.json"] ?? "")
  : {};

for (const [name, text] of Object.entries({ ...made, ...released }))
  writeFileSync(new URL(`../../${name}`, import.meta.url), text);
