import { beforeAll, describe, expect, it } from "vitest";
import { caseFiles } from "#services/mediation/store/case-files.ts";
import { filesIdOf, mustHoldFiles } from "#shared/domain/files.ts";
import { fileStore } from "#shared/evidence/file-store.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import { acceptedCase, inFoshan } from "../../town/cases.ts";
import { paper, saidOf, sentFile } from "../../town/files.ts";
import { refusalOf } from "../../town/refusing.ts";
import { openTown, type Town } from "../../town/town.ts";

const pdf = "application/pdf";

describe("a paper of one disputant", () => {
  let town: Town;
  let caseId: string;
  let fileId: string;
  let disputants: readonly { readonly disputantId: string }[];
  const bytes = paper();

  beforeAll(async () => {
    town = await openTown();
    ({ caseId, disputants } = await acceptedCase(town, inFoshan));
    fileId = await sentFile(town, "chen", saidOf(caseId, bytes, pdf), bytes);
  });

  const stateOf = async () => {
    const table = scoped(town.world.table, communityScope(town.world.region, "foshan-guojigongguan"));
    return (await fileStore(caseFiles)(table).get(filesIdOf(caseId))).state;
  };

  it("is theirs and the mediator's, as a paper to put away", async () => {
    for (const persona of ["chen", "zhao"]) {
      const { reading } = (await (await town.as(persona)).getCaseFile({ params: { fileId } })).body;
      const answered = await town.bytes(reading?.url ?? "");
      expect(answered.headers.get("content-disposition")).toBe('attachment; filename="1.pdf"');
      expect(Buffer.from(await answered.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
    }
    const lu = await town.as("lu");
    expect(await refusalOf(lu.getCaseFile({ params: { fileId } }))).toMatchObject({ status: 404 });
    expect((await lu.listCaseFiles({ params: { caseId }, query: {} })).body.items).toEqual([]);
  });

  it("is nothing on which an act of the other can rest", async () => {
    const state = await stateOf();
    const lu = { personId: await town.idOf("lu"), part: disputants[1]?.disputantId, isInCharge: false };
    const holding =
      (ids: readonly string[], reader = lu) =>
      () =>
        mustHoldFiles(state, { ids, pointer: "/photos", reader, heldBy: "surveySite" });
    const unknown = { code: "invalid", detail: { errors: [{ pointer: "/photos/0", code: "unknown-file" }] } };
    expect(holding([fileId])).toThrow(expect.objectContaining(unknown));
    expect(holding([`fil_${"a".repeat(28)}`])).toThrow(expect.objectContaining(unknown));
    const held = holding([fileId], { ...lu, isInCharge: true })();
    expect(held?.files).toMatchObject([{ fileId, heldBy: "surveySite" }]);
  });

  it("is shown to another by the mediator alone, once", async () => {
    const params = { fileId };
    const to = disputants[1]?.disputantId ?? "";
    const self = (await town.as("chen")).showCaseFile({ params, body: { to } });
    expect(await refusalOf(self)).toMatchObject({ status: 403 });
    const zhao = await town.as("zhao");
    const nobody = zhao.showCaseFile({ params, body: { to: "somebody" } });
    expect(await refusalOf(nobody)).toMatchObject({ status: 400, errors: [{ pointer: "/to", code: "not-in-it" }] });
    for (const _ of [1, 2]) await zhao.showCaseFile({ params, body: { to } });
    const { file } = (await (await town.as("lu")).getCaseFile({ params })).body;
    expect(file.shown).toMatchObject([{ to }]);
  });

  it("is one of twenty at most, of which those in vain do not count", async () => {
    const chen = await town.as("chen");
    for (let nth = 0; nth < 19; nth += 1) await chen.giveCaseFile({ body: saidOf(caseId, paper(`${nth}`), pdf) });
    const more = () => chen.giveCaseFile({ body: saidOf(caseId, paper("more"), pdf) });
    expect(await refusalOf(more())).toMatchObject({ status: 400, errors: [{ pointer: "/of", code: "too-big" }] });
    town.clock.advance(20);
    expect((await more()).body.file.number).toBe(21);
    expect((await chen.listCaseFiles({ params: { caseId }, query: {} })).body.items).toHaveLength(2);
  });
});
