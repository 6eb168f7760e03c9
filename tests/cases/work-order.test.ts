import { expect, it } from "vitest";
import { type WorkOrder, workOrder } from "#services/mediation/domain/work-order.ts";
import { workOrderPaper } from "#services/mediation/papers/work-order-paper.ts";

const subject = {
  caseId: "cas_1",
  number: "20260302-AAAA",
  status: "decided",
  category: "ev-charging",
  place: { building: "3栋", spot: "302室门口" },
  applicantId: "per_qin",
  description: "邻居飞线充电",
  disputants: [{ disputantId: "dsp_1", personId: "per_qin", name: "秦先生" }],
  demands: [],
  people: { per_sun: "孙会长" },
  lead: { personId: "per_sun" },
  supports: [],
  negotiations: [
    { at: "2026-03-03T01:00:00.000Z", supplier: "甲公司", round: 1, terms: "每度一元" },
    { at: "2026-03-05T01:00:00.000Z", supplier: "甲公司", round: 2, terms: "每度八角，秦先生家门口不装<b>" },
    { at: "2026-03-04T01:00:00.000Z", supplier: "乙公司", round: 1, terms: "不谈价" },
  ],
  decision: {
    at: "2026-03-06T17:00:00.000Z",
    kind: "siting",
    sites: [
      { name: "西门口", perimeter: "inside" },
      { name: "北门口", perimeter: "outside" },
    ],
    equipment: "充电桩",
    canopy: true,
    agreedBy: ["dsp_1"],
  },
};
const by = { personId: "per_sun", name: "孙会长", roles: ["association-president"], grants: [], known: new Map() };
const made = (over: object = {}, supplier = "甲公司"): WorkOrder =>
  workOrder({ ...subject, ...over } as never, { ...by } as never, supplier);

it("a work order says what was decided and last agreed with its supplier, in both languages, and nothing of the dispute", () => {
  const order = { ...made(), timeZone: "Asia/Shanghai" };
  for (const [language, parts] of [
    ["zh-CN", ["施工委托单", "西门口", "园区内", "充电桩", "2026-03-07", "孙会长", "每度八角"]],
    ["en", ["Work order", "西门口", "inside", "充电桩", "2026-03-07", "孙会长", "每度八角"]],
  ] as const) {
    const page = workOrderPaper(order, language);
    for (const part of [...parts, "22pt", "甲公司", "20260302-AAAA", "&lt;b&gt;"]) expect(page).toContain(part);
    for (const other of ["秦先生", "302室", "飞线", "乙公司", "每度一元", "<b>"]) expect(page).not.toContain(other);
  }
});

it("a work order is for a supplier that was negotiated with, once it is decided, and made by the lead", () => {
  expect(() => made({}, "丙公司")).toThrow("not-found");
  expect(() => made({ decision: undefined, status: "negotiating" })).toThrow("wrong-state");
  expect(() => made({ lead: { personId: "per_yu" } })).toThrow();
});
