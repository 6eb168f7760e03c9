import { type Labels, words } from "#shared/domain/words.ts";
import type { ReadinessPart, ReadinessState } from "./domain/readiness.ts";

type ReadinessLabels = {
  readonly readinessPart: Labels<ReadinessPart>;
  readonly readinessState: Labels<ReadinessState>;
};

/** What the steps of a community's start are called, and how far each is. */
// biome-ignore format: a table is read by its rows
export const readinessLabels: ReadinessLabels = {
  readinessPart: {
    buildings: words("楼栋", "buildings"),
    people: words("居民与工作人员名册", "the roster of residents and staff"),
    roles: words("三方各有人担任角色", "somebody in a role of each side"),
    accounts: words("三方各有人登录过", "somebody of each side who signs in"),
    "verified-resident": words("一位经物业以外核实的居民", "a resident verified by somebody not of the property company"),
    "second-administrator": words("第二位管理员", "a second administrator"),
    calendar: words("本年工作日历", "this year's calendar"),
    organisations: words("物业与居委会的机构名录", "the property company and the committee in the list of organisations"),
    "consent-texts": words("本社区更严的同意书", "stricter consent texts of its own"),
    policy: words("本社区自定的数字", "numbers of its own"),
    association: words("发起街坊互助会", "an association"),
    "association-sides": words("互助会各方同意", "the yes of each side to the association"),
    members: words("互助会名册上有街坊", "a neighbour on the association's roster"),
    "president-role": words("授予会长角色", "the president's role"),
    president: words("互助会会长", "the association's president"),
    campus: words("发起社区大学", "a campus"),
    "campus-consulted": words("社区大学征询意见", "a consultation about the campus"),
    "campus-sides": words("社区大学三方同意", "the yes of each side to the campus"),
    "campus-seats": words("校委会三方席位", "a seat of each side on the campus's committee"),
    "campus-open": words("社区大学开放", "the campus is open"),
    venue: words("上课场地", "a place for courses"),
    series: words("联席会议机制", "a meeting series"),
    "series-seats": words("联席会议三方席位", "a seat of each side in the joint meeting"),
    "series-sides": words("联席会议三方同意", "the yes of each side to the joint meeting"),
    meeting: words("排定首次会议", "a date for the first meeting"),
    issues: words("征集议题", "issues are collected"),
    agenda: words("发布议程", "the agenda is published"),
    "first-meeting": words("召开首次会议", "the first meeting is held"),
  },
  readinessState: {
    done: words("已完成", "done"),
    next: words("下一步", "next"),
    later: words("之后", "later"),
    optional: words("可选", "optional"),
  },
};
