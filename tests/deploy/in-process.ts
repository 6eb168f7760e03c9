import { beforeEach } from "vitest";
import { inProcess } from "./journeys.ts";

beforeEach(({ task, skip }) => {
  const found = Object.entries(inProcess).find(([name]) => task.fullTestName.startsWith(name));
  const because = found?.[1];
  if (because) skip(because);
});
