import { dayIn } from "#shared/domain/dates.ts";
import { type Language, lines, paper, table } from "#shared/domain/paper.ts";
import { type Labels, words } from "#shared/domain/words.ts";
import type { WorkOrder } from "../domain/work-order.ts";

const said = {
  title: words("施工委托单", "Work order"),
  number: words("编号", "Number"),
  building: words("楼栋", "Building"),
  decided: words("议定日期", "Decided on"),
  supplier: words("供应商", "Supplier"),
  equipment: words("设备", "Equipment"),
  canopy: words("雨棚", "Canopy"),
  yes: words("要", "yes"),
  site: words("位置", "Site"),
  perimeter: words("园区内外", "Inside or outside"),
  terms: words("约定内容", "As agreed"),
  contact: words("联系人", "Contact"),
  signed: words(
    "委托方签字 ____________  供应商签字 ____________",
    "Signed for the community ____________  for the supplier ____________",
  ),
};

type Perimeter = WorkOrder["sites"][number]["perimeter"];

const perimeters: Labels<Perimeter> = { inside: words("园区内", "inside"), outside: words("园区外", "outside") };

type Order = WorkOrder & { readonly timeZone: string };

/** What a supplier is asked to do, in large print, to be signed by both. */
export const workOrderPaper = (order: Order, language: Language): string => {
  const { number, building, decidedAt, timeZone, supplier, equipment, canopy, sites, terms, contact } = order;
  const word = (of: keyof typeof said): string => said[of][language];
  const rows = sites.map(({ name, perimeter }) => [name, perimeters[perimeter][language]]);
  const body = [
    lines([
      [word("number"), number],
      [word("supplier"), supplier],
      [word("building"), building],
      [word("decided"), dayIn(timeZone, decidedAt)],
      [word("equipment"), equipment],
      [word("canopy"), canopy ? word("yes") : undefined],
    ]),
    rows.length > 0 ? table([word("site"), word("perimeter")], rows) : "",
    lines([
      [word("terms"), terms],
      [word("contact"), contact],
    ]),
    `<p>${word("signed")}</p>`,
  ];
  return paper({ language, title: word("title"), body: body.filter((part) => part !== "").join("\n") });
};
