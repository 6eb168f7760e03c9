import { writeFileSync } from "node:fs";
import { papers } from "./papers.ts";

for (const [name, text] of Object.entries(await papers()))
  writeFileSync(new URL(`../../${name}`, import.meta.url), text);
