import { expect, it } from "vitest";
import { openTown } from "../town/town.ts";

it("what is open has one page: a position is none of it, broken or of what is over", async () => {
  const town = await openTown();
  const sun = await town.as("sun");
  const problem = { status: 400, code: "cursor-invalid", errors: [{ parameter: "cursor" }] };
  await expect(sun.getHome({ query: { cursor: "abc" } })).rejects.toMatchObject({ problem });
  await expect(sun.getHome({ query: { cursor: "abc", over: "true" } })).rejects.toMatchObject({ problem });
});
