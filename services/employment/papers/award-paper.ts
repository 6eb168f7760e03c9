import type { PartialDate } from "#shared/domain/dates.ts";
import { type Language, lines, paper } from "#shared/domain/paper.ts";
import { type Labels, words } from "#shared/domain/words.ts";
import type { Placement } from "../domain/placement/placement.ts";

const said = {
  title: words("荣誉证书", "Certificate of award"),
  name: words("姓名", "Name"),
  award: words("荣誉", "Award"),
  period: words("期间", "For"),
  position: words("岗位", "Position"),
  employer: words("颁发单位", "Awarded by"),
  removed: words("（已删除）", "(removed)"),
};

type Kind = Placement["recognitions"][number]["kind"];

const awards: Labels<Kind> = {
  "monthly-excellence": words("月度优秀员工", "Excellent employee of the month"),
  "quarterly-excellence": words("季度优秀员工", "Excellent employee of the quarter"),
  "annual-excellence": words("年度优秀员工", "Excellent employee of the year"),
  commendation: words("表扬", "Commendation"),
};

type Award = {
  readonly name: string | undefined;
  readonly kind: Kind;
  readonly period: PartialDate | undefined;
  readonly position: string | undefined;
  readonly employer: string | undefined;
};

/** A certificate to print: who was praised for what, and by whom. */
export const awardPaper = ({ name, kind, period, position, employer }: Award, language: Language): string => {
  const body = lines([
    [said.name[language], name ?? said.removed[language]],
    [said.award[language], awards[kind][language]],
    [said.period[language], period],
    [said.position[language], position],
    [said.employer[language], employer],
  ]);
  return paper({ language, title: said.title[language], body });
};
