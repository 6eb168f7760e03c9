import { it } from "vitest";
import { services } from "#infra/aws/services.ts";
import { playExamples } from "./examples/play.ts";
import { spent } from "./limits/spending.ts";

it("x", async () => {
  const played = await playExamples();
  for (const { name, routes } of services)
    for (const [op, route] of Object.entries(routes)) {
      const e = played.examples[op];
      if (!e) {
        console.log("NONE", op);
        continue;
      }
      const ok = e.success.status === route.status && e.invalid.status >= 400 && e.refusal.status >= 400;
      if (!ok)
        console.log(
          "BAD",
          op,
          e.success.status,
          JSON.stringify(e.success.body).slice(0, 300),
          e.invalid.status,
          e.refusal.status,
        );
      if (name === "employment")
        console.log(
          op,
          JSON.stringify(spent(played.uses[op] ?? [])),
          e.invalid.status,
          e.refusal.status,
          (played.uses[op] ?? []).map((u) => u.call).join(","),
        );
    }
});
