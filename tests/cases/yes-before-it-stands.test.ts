import { beforeAll, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import type { Role, Side } from "#shared/domain/roles.ts";
import { interrupted } from "../town/interrupted.ts";
import { home } from "../town/jobs.ts";
import { everyThursday } from "../town/meetings.ts";
import { openTown, type Town } from "../town/town.ts";

const start = "2026-03-02T01:00:00.000Z";

const three = [
  { name: "社区居委会", side: "community" as const },
  { name: "物业服务中心", side: "property" as const },
  { name: "业委会", side: "residents" as const },
];
const labels = three.map(({ name, side }) => ({ label: name, side }));

type Yes = { readonly personId?: string | undefined; readonly at: string };
type Said = { readonly approvals?: Partial<Record<Side, Yes>> | undefined };
const sidesIn = ({ approvals = {} }: Said): string[] => Object.keys(approvals).toSorted();

/** How a body comes to be, who of it has said yes, and whether it stands. */
type Body = {
  readonly propose: (worker: Neighbour) => Promise<string>;
  readonly yes: (who: Neighbour, id: string) => Promise<Said>;
  readonly read: (who: Neighbour, id: string) => Promise<Said>;
  readonly stands: (worker: Neighbour, id: string) => Promise<boolean>;
};

const bodies: Readonly<Record<string, Body>> = {
  "a campus": {
    propose: async (worker) => {
      const { campusId } = (await worker.proposeCampus({ body: { name: "社区大学" } })).body;
      await worker.consultOnCampus({ params: { campusId }, body: { between: three } });
      await worker.approveCampus({ params: { campusId }, body: {} });
      return campusId;
    },
    yes: async (who, campusId) => (await who.approveCampus({ params: { campusId }, body: {} })).body as Said,
    read: async (who, campusId) => (await who.getCampus({ params: { campusId } })).body as Said,
    stands: async (worker, campusId) => (await worker.getCampus({ params: { campusId } })).body.status === "approved",
  },
  "an association": {
    propose: async (worker) => {
      const body = { name: "互助会", foundedOn: "2026-02", founders: three };
      return (await worker.foundAssociation({ body })).body.associationId;
    },
    yes: async (who, associationId) => (await who.approveAssociation({ params: { associationId }, body: {} })).body,
    read: async (who, associationId) => (await who.getAssociation({ params: { associationId } })).body,
    stands: async (worker, associationId) =>
      (await worker.getAssociation({ params: { associationId } })).body.status === "founded",
  },
  "a joint meeting": {
    propose: async (worker) =>
      (await worker.startSeries({ body: { name: "联席会议", place: "会议室", rule: everyThursday, labels } })).body
        .seriesId,
    yes: async (who, seriesId) => (await who.approveSeries({ params: { seriesId }, body: {} })).body,
    read: async (who, seriesId) => (await who.getSeries({ params: { seriesId } })).body,
    stands: async (worker, seriesId) =>
      worker.scheduleMeeting({ params: { seriesId }, body: {} }).then(
        () => true,
        () => false,
      ),
  },
  "a programme": {
    propose: async (worker) => {
      const body = { name: "筑巢引凤", foundedOn: "2026", owners: three, place: home };
      return (await worker.foundProgramme({ body })).body.programmeId;
    },
    yes: async (who, programmeId) => (await who.approveProgramme({ params: { programmeId }, body: {} })).body,
    read: async (who, programmeId) => (await who.getProgramme({ params: { programmeId } })).body,
    stands: async (worker, programmeId) => {
      const params = { programmeId };
      await worker.activateProgramme({ params, body: {} }).catch(() => undefined);
      return (await worker.getProgramme({ params })).body.status === "active";
    },
  },
};

describe.each(Object.entries(bodies))("%s that does not stand yet", (_name, { propose, yes, read, stands }) => {
  let town: Town;
  let between: ReturnType<typeof interrupted>;
  let worker: Neighbour;
  beforeAll(async () => {
    between = interrupted("PERSON");
    town = await openTown({ start, on: between.ground });
    worker = await town.as("fang");
  });
  const admin = () => town.as("admin-yangguang");
  const granted = async (persona: string, role: Role): Promise<void> => {
    await (await admin()).grantRole({ body: { personId: await town.idOf(persona), role } });
  };
  const released = async (persona: string, role: Role): Promise<void> => {
    const { grants } = (await (await admin()).getPerson({ params: { personId: await town.idOf(persona) } })).body;
    const grantId = Object.values(grants).findLast((grant) => grant.role === role)?.grantId ?? "";
    await (await admin()).revokeRole({ params: { grantId }, body: {} });
  };

  it("has no yes of a resident whom the company hired since", async () => {
    const id = await propose(worker);
    expect(sidesIn(await yes(await town.as("luo"), id))).toEqual(["community", "residents"]);
    await granted("luo", "property-staff");
    expect(sidesIn(await yes(await town.as("ding"), id))).toEqual(["community", "property"]);
    expect(await stands(worker, id)).toBe(false);
    await released("luo", "property-staff");
    await yes(await town.as("luo"), id);
    expect(await stands(worker, id)).toBe(true);
  });

  it("tells everybody which sides said yes and when, and who it was the administrator and themselves", async () => {
    const id = await propose(worker);
    await yes(await town.as("luo"), id);
    const seen = async (persona: string) => {
      const { approvals = {} } = await read(await town.as(persona), id);
      expect(Object.values(approvals).map(({ at }) => at)).toEqual([town.clock.now(), town.clock.now()]);
      return [approvals.community?.personId, approvals.residents?.personId];
    };
    const [fang, luo] = [await town.idOf("fang"), await town.idOf("luo")];
    expect(await seen("jiang")).toEqual([undefined, undefined]);
    expect(await seen("ding")).toEqual([undefined, undefined]);
    expect(await seen("luo")).toEqual([undefined, luo]);
    expect(await seen("fang")).toEqual([fang, undefined]);
    expect(await seen("admin-yangguang")).toEqual([fang, luo]);
  });

  it("does not come to stand where one changes sides as the last yes is written", async () => {
    const id = await propose(worker);
    await yes(await town.as("luo"), id);
    const ding = await town.as("ding");
    between.beforeCommit(() => released("luo", "resident"));
    await yes(ding, id).catch(() => yes(ding, id));
    expect(await stands(worker, id)).toBe(false);
    await granted("luo", "resident");
  });

  it("stands by those who were of their side then, once it does", async () => {
    const id = await propose(worker);
    for (const persona of ["ding", "luo"]) await yes(await town.as(persona), id);
    expect(await stands(worker, id)).toBe(true);
    await granted("luo", "property-staff");
    await yes(await town.as("ding"), id).catch(() => undefined);
    expect(await stands(worker, id)).toBe(true);
    await released("luo", "property-staff");
  });
});
