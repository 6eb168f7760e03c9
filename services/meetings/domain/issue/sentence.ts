import type { OwnCategory } from "#shared/domain/dispute-category.ts";

/** The two languages that people read; the domain knows no HTTP. */
export type Language = "zh-CN" | "en";

type Sentence = readonly [chinese: string, english: string];

/** What each fact on the way of an issue says to people; `{member}` is filled from its data. */
// biome-ignore format: a table is read by its rows
const sentences: Readonly<Record<string, Sentence>> = {
  "case-filed": ["受理纠纷：{building}，{category}", "A dispute was taken in: {building}, {category}"],
  "case-accepted": ["纠纷开始调解", "The dispute is being mediated"],
  "case-escalated": ["纠纷提请联席会议（{cause}）", "The dispute goes before the joint meeting ({cause})"],
  "recurrence-detected": ["{windowDays} 天内同类纠纷反复出现：{building}，{category}，共 {caseIds} 件", "The same dispute again within {windowDays} days: {building}, {category}, {caseIds} cases"],
  "recurrence-joined": ["又有同类纠纷：{building}，{category}，新增 {caseIds} 件", "The same dispute once more: {building}, {category}, {caseIds} more"],
  "issue-raised": ["形成议题（{origin}）", "It became an issue ({origin})"],
  "case-linked": ["议题关联一件纠纷", "The issue stands for a dispute"],
  "issue-opened": ["议题获准提交会议", "The issue was admitted"],
  "issue-rejected": ["议题未获准", "The issue was rejected"],
  "issue-merged": ["并入另一议题", "It became part of another issue"],
  "issue-absorbed": ["另一议题并入", "Another issue became part of it"],
  "issue-placed": ["列入议程（已结转 {carryCount} 次，已 {ageDays} 天）", "On an agenda (carried {carryCount} times, {ageDays} days old)"],
  "issue-released": ["会议取消，等待下次会议", "The meeting fell away; it waits for another"],
  "issue-discussed": ["会上讨论", "The meeting spoke about it"],
  "issue-carried": ["未决，结转下次（第 {carryCount} 次，已 {ageDays} 天；缺席方：{missingSides}）", "Undecided, carried on (number {carryCount}, {ageDays} days old; missing sides: {missingSides})"],
  "issue-explained": ["说明未决原因", "It was said why it is still open"],
  "issue-referred-up": ["上报街道", "Referred up to the subdistrict"],
  "resolution-not-valid": ["意见不生效，缺少：{missingSides}", "An opinion, not valid: missing {missingSides}"],
  "resolution-adopted": ["三方在场通过决议（{sides}）", "A resolution was adopted, every side present ({sides})"],
  "resolution-extended": ["决议也适用于后来的纠纷", "The resolution counts for later disputes too"],
  "action-assigned": ["落实任务：{sides}，{dueOn} 前完成", "An action for {sides}, due {dueOn}"],
  "action-reassigned": ["任务改由他人牵头，{dueOn} 前完成", "The action has another lead, due {dueOn}"],
  "action-lead-lost": ["牵头人已不在岗，任务待重新指派", "The action lost its lead and waits for another"],
  "action-accepted": ["牵头人接下任务", "The lead took the action on"],
  "action-started": ["任务开始办理", "Work on the action began"],
  "action-reminded": ["提醒牵头人", "The lead was reminded"],
  "action-overdue": ["任务逾期，须说明原因", "The action is overdue; a reason is owed"],
  "action-explained": ["说明逾期原因", "It was said why the action is late"],
  "action-done": ["任务办结待查", "The action was reported done"],
  "action-verified": ["他人查验属实，还剩 {remaining} 项", "Somebody else saw that it is done; {remaining} left"],
  "action-returned": ["查验未通过，退回", "The action is not done yet after all"],
  "issue-verified": ["决议全部落实", "All that was decided is done"],
  "resolution-noted": ["纠纷中记入会议决议", "The dispute shows the resolution"],
  "disputants-asked": ["询问当事人是否解决", "The disputants are asked whether it is settled"],
  "outcome-answered": ["当事人答复（已解决：{settled}，还差 {remaining} 人）", "A disputant answered (settled: {settled}, {remaining} to answer)"],
  "case-resolved": ["纠纷解决（{confirmation}），历时 {days} 天", "The dispute is resolved ({confirmation}) after {days} days"],
  "case-declined": ["纠纷不予受理", "The dispute was declined"],
  "case-withdrawn": ["纠纷撤回", "The dispute was withdrawn"],
  "issue-closed": ["议题办结（共结转 {carryCount} 次，历时 {ageDays} 天）", "The issue is closed (carried {carryCount} times, {ageDays} days)"],
};

// biome-ignore format: a table is read by its rows
const words: Readonly<Record<string, Sentence>> = {
  community: ["社区", "community"], property: ["物业", "property"], residents: ["居民", "residents"],
  true: ["是", "yes"], false: ["否", "no"],
  lead: ["牵头人提出", "by its lead"], overdue: ["逾期未结", "overdue"], recurrence: ["反复出现", "it recurs"],
  case: ["纠纷上提", "from a case"], resident: ["居民提议", "a resident's proposal"], manual: ["工作人员登记", "written down by staff"],
  expressed: ["当事人确认", "confirmed by the disputants"], "none-received": ["逾期未答复", "no answer received"],
  "ev-charging": ["电动车充电", "e-bike charging"], parking: ["停车", "parking"], space: ["活动场所", "space"], noise: ["噪声", "noise"], leak: ["漏水", "leak"], pets: ["宠物", "pets"], fees: ["费用", "fees"], garbage: ["垃圾", "garbage"], "fire-passage": ["消防通道", "fire passage"],
};

type Value = string | number | boolean | readonly string[] | undefined;

/** Words that people know one by one; ids by their number. */
const listed = (found: readonly (string | undefined)[], language: Language): string => {
  if (found.length === 0) return language === "en" ? "none" : "无";
  const isKnown = found.every((word) => word !== undefined);
  return isKnown ? found.join(language === "en" ? ", " : "、") : String(found.length);
};

const spelled = (value: Value, language: Language): string => {
  const nth = language === "en" ? 1 : 0;
  if (Array.isArray(value))
    return listed(
      value.map((each) => words[each]?.[nth]),
      language,
    );
  return words[String(value)]?.[nth] ?? String(value ?? "");
};

/**
 * One fact in a sentence, with what a community calls its own categories. A fact without one is called by its name.
 */
export const sentenceOf = (
  what: string,
  data: Readonly<Record<string, Value>>,
  language: Language,
  own: readonly OwnCategory[] = [],
): string => {
  const sentence = sentences[what];
  if (!sentence) return what;
  const named = own.find(({ key }) => key === data.category)?.name[language];
  return sentence[language === "en" ? 1 : 0].replace(/\{(\w+)\}/g, (_, member: string) =>
    member === "category" && named ? named : spelled(data[member], language),
  );
};
