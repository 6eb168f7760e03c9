import { beforeEach, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import type { Key, Write } from "#shared/table/table.ts";
import { field } from "../town/refusing.ts";
import { type Ground, ground, openTown, type Town } from "../town/town.ts";

const phone = "13800138777";
const likely = (personId: string, pointer: string) => ({ problem: { personId, ...field(pointer, "likely-same") } });

let town: Town;
let worker: Neighbour;
let admin: Neighbour;
let [ding, tang] = ["", ""];
/** What happens at the table just before somebody is read together with their journal, or written. */
let beforeRead: (() => Promise<unknown>) | undefined;
let beforeCommit: (() => Promise<unknown>) | undefined;

const isOf = (personId: string, { partition, sort }: Key): boolean =>
  partition.endsWith(`#PERSON#${personId}`) && sort === "STATE";
const writesPerson = (writes: readonly Write[]): boolean =>
  writes.some((write) => "put" in write && write.put.partition.includes("#PERSON#") && write.put.sort === "STATE");

const interposed = ({ table, ...rest }: Ground): Ground => ({
  ...rest,
  table: {
    ...table,
    getMany: async (keys) => {
      const happening = keys.some((key) => isOf(tang, key)) ? beforeRead : undefined;
      if (happening) beforeRead = undefined;
      await happening?.();
      return table.getMany(keys);
    },
    commit: async (writes) => {
      const happening = writesPerson(writes) ? beforeCommit : undefined;
      if (happening) beforeCommit = undefined;
      await happening?.();
      return table.commit(writes);
    },
  },
});

beforeEach(async () => {
  [beforeRead, beforeCommit] = [undefined, undefined];
  town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: interposed(await ground()) });
  [worker, admin] = [await town.as("fang"), await town.as("admin-yangguang")];
  [ding, tang] = [await town.idOf("ding"), await town.idOf("tang")];
});

const has = (personId: string) => admin.correctPerson({ params: { personId }, body: { phone, isAnother: true } });

it("whoever has the number of staff is told of, however many have it before them", async () => {
  const ids: string[] = [];
  for (let nth = 0; nth < 24; nth += 1)
    ids.push((await worker.registerPerson({ body: { name: `住户${nth}`, building: "5栋", phone } })).body.personId);
  const last = ids.toSorted().at(-1) ?? "";
  await admin.grantRole({ body: { personId: last, role: "property-staff", isAnother: true } });
  const body = { name: "丁太太", building: "5栋", phone };
  await expect(worker.registerPerson({ body })).rejects.toMatchObject(likely(last, "/phone"));
});

describe("a number that changes at that moment", () => {
  it("is looked at anew where somebody is verified", async () => {
    await has(ding);
    beforeRead = () => has(tang);
    const verifying = worker.verifyPerson({ params: { personId: tang }, body: { method: "id-shown" } });
    await expect(verifying).rejects.toMatchObject(likely(ding, "/isAnother"));
  });
});
