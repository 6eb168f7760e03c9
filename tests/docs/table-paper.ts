import type { Route } from "#shared/http/route.ts";
import { indexKeys } from "#shared/table/layout.ts";
import type { Item } from "#shared/table/table.ts";
import type { Played } from "../examples/play.ts";
import { budgets } from "../limits/budgets.ts";
import { spent } from "../limits/spending.ts";

const communitySlugs = /^C#[a-z0-9-]+/;

/** A key with what differs from item to item left open: `C#<community>#CASE#<cas>`. */
const patternOf = (key: string): string =>
  key
    .replace(communitySlugs, "C#<community>")
    .replace(/^P#[a-z2-7]{32}/, "P#<account>")
    .replace(/(^|[#~])([a-z]{3})_[a-z2-7]+/g, "$1<$2>")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<instant>")
    .replace(/(^|#)[a-z2-7]{32}/g, "$1<digest>")
    .replace(/(#|^)\d{4}-\d\d-\d\d(?=#|$)/g, "$1<day>")
    .replace(/^(C#<community>#MEETING-MONTH)#.+$/, "$1#<month>")
    .replace(/^(C#<community>#ISSUE-STATUS)#.+$/, "$1#<status>")
    .replace(/^[a-z-]+~[^~#]+/, "<category>~<building>")
    .replace(/^(C#<community>#RECURRENCE)#.+$/, "$1#<category>~<building>")
    .replace(/#\d{8}-\d{3}#/, "#<sequence>#")
    .replace(/^(C#<community>#COMMUNITY)#.+$/, "$1#<community>")
    .replace(/^(COMMUNITY)#.+$/, "$1#<community>")
    .replace(/^(C#<community>#[A-Z]+-BUILDING)#.+$/, "$1#<building>")
    .replace(/^(C#<community>#[A-Z-]+-STATUS)#.+$/, "$1#<status>")
    .replace(/^(C#<community>#ROLE-HOLDER)#.+$/, "$1#<role>")
    .replace(/^(C#<community>#POSTING-INDUSTRY)#.+$/, "$1#<industry>")
    .replace(/^(C#<community>#SEEKER-AREA)#.+$/, "$1#<area>")
    .replace(/^(C#<community>#(?:CATALOGUE#)?SKILL(?:-GAP)?)#(?!GAP).+$/, "$1#<skill>")
    .replace(/^((?:CELL|SEEN)#(?:ALL|<emp>))#\p{Script=Han}+/u, "$1#<area>")
    .replace(/^\d{5}#<pst>$/, "<kilometres>#<pst>");

const code = (text: string): string => `\`${text}\``;

/** Keys that hold what people write: a skill, what somebody is found by, a flat. */
const sortOf = ({ partition, sort }: Item): string => {
  if (partition.endsWith("CATALOGUE#SKILL-GAP")) return "<skill>";
  if (partition.endsWith("#PERSON-SEARCH")) return patternOf(sort).replace(/^.+#/, "<term>#");
  return partition.endsWith("#HOUSEHOLD-FLAT") ? "<building>~<room>" : patternOf(sort);
};

const itemRow = (item: Item): string => {
  const places = Object.values(indexKeys).map(({ partition, sort }) =>
    item[partition] === undefined
      ? ""
      : code(`${patternOf(String(item[partition]))} / ${patternOf(String(item[sort]))}`),
  );
  return `| ${[code(patternOf(item.partition)), code(sortOf(item)), ...places].join(" | ")} |`;
};

const operationRow = ({ operation, service }: Route, { uses }: Played): string => {
  const calls = uses[operation] ?? [];
  const { roundTrips, readUnits, writeUnits } = spent(calls);
  const budget = budgets[operation];
  const pattern = calls.map(({ call }) => call).join(", ");
  const allowed = budget ? `${budget.roundTrips} · ${budget.readUnits} · ${budget.writeUnits}` : "none";
  return `| ${service} | ${code(operation)} | ${pattern} | ${roundTrips} | ${readUnits} | ${writeUnits} | ${allowed} |`;
};

/** Where items live and what each operation costs, as the examples left and counted them. */
export const tablePaper = (routes: readonly Route[], played: Played): string => {
  const rows = [...new Set(played.items.map(itemRow))].toSorted();
  return [
    "# The table",
    "",
    "Made by `npm run docs` from what the examples wrote and counted; do not edit. One table, three sparse indexes that carry their keys and the `card`. Units are DynamoDB's, counted by `tests/limits/meter.ts`.",
    "",
    "## Items",
    "",
    "| partition | sort | first | second | third |",
    "|---|---|---|---|---|",
    ...rows,
    "",
    "## Operations",
    "",
    "The membership is kept for 30 s, so most requests do not read it; those that grant or revoke always do. Budget: round trips · read units · write units.",
    "",
    "| service | operation | calls | round trips | read units | write units | budget |",
    "|---|---|---|---|---|---|---|",
    ...routes.map((route) => operationRow(route, played)),
    "",
  ].join("\n");
};
