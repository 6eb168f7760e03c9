import { type Language, type Words, words } from "#shared/domain/words.ts";
import { checkMonths, type Placement } from "./placement.ts";

/** The columns of the owners' table: numbers and months, nobody's name, and not how content somebody is. */
const columns: Readonly<Record<string, Words>> = {
  placement: words("编号", "Placement"),
  subdistrict: words("街道", "Subdistrict"),
  employer: words("用人单位", "Employer"),
  related: words("关联单位", "Related employer"),
  started: words("入职", "Started"),
  firstPosition: words("初始岗位", "First position"),
  position: words("现岗位", "Position now"),
  promotions: words("晋升次数", "Promotions"),
  recognitions: words("表彰次数", "Recognitions"),
  ...Object.fromEntries(checkMonths.map((month) => [`after${month}`, words(`${month} 个月`, `After ${month} months`)])),
  status: words("状态", "Status"),
};

const checkWords: Readonly<Record<string, Words>> = {
  pending: words("", ""),
  due: words("待回访", "to be asked"),
  retained: words("在岗", "still there"),
  left: words("已离职", "left"),
  unknown: words("未知", "unknown"),
};

const statusWords = { active: words("在岗", "active"), ended: words("已结束", "ended") };
const yesNo = { true: words("是", "yes"), false: words("否", "no") };

/** The head of the owners' table. */
export const placementHead = (language: Language): string[] => Object.values(columns).map((label) => label[language]);

/** One placement as a row of the owners' table. */
export const placementRow = (placement: Placement, employer: string, language: Language): string[] => {
  const { positions } = placement;
  const cells: Readonly<Record<string, unknown>> = {
    placement: placement.placementId,
    subdistrict: placement.subdistrict,
    employer,
    related: yesNo[`${placement.relatedEmployer}`][language],
    started: placement.startedOn,
    firstPosition: positions[0]?.title,
    position: positions.at(-1)?.title,
    promotions: positions.length - 1,
    recognitions: placement.recognitions.length,
    ...Object.fromEntries(placement.checks.map(({ month, is }) => [`after${month}`, checkWords[is]?.[language]])),
    status: statusWords[placement.status][language],
  };
  return Object.keys(columns).map((column) => String(cells[column] ?? ""));
};
