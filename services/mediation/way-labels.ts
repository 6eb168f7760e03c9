import type { DangerKind, ReportedTo } from "#shared/contracts/mediation-dangers.ts";
import type { ReferredTo } from "#shared/contracts/mediation-ways.ts";
import { type Labels, words } from "#shared/domain/words.ts";

export type WayLabels = {
  readonly referredTo: Labels<ReferredTo>;
  readonly danger: Labels<DangerKind>;
  readonly reportedTo: Labels<ReportedTo>;
};

/** What dangers are called, and to whom they are reported, or a case is handed over. */
// biome-ignore format: a table is read by its rows
export const wayLabels: WayLabels = {
  referredTo: {
    police: words("公安机关", "the police"),
    fire: words("消防救援机构", "the fire service"),
    court: words("人民法院", "the court"),
    subdistrict: words("街道办事处", "the subdistrict"),
    "legal-aid": words("法律援助机构", "legal aid"),
  },
  danger: {
    violence: words("暴力伤害", "violence"),
    fire: words("火灾隐患", "fire"),
    "self-harm": words("自伤风险", "self-harm"),
    crowd: words("聚众冲突", "a crowd"),
  },
  reportedTo: {
    police: words("公安机关", "the police"),
    fire: words("消防救援机构", "the fire service"),
    hospital: words("医疗机构", "a hospital"),
    subdistrict: words("街道办事处", "the subdistrict"),
    community: words("社区居委会", "the residents' committee"),
  },
};
