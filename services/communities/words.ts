import { words } from "#shared/domain/words.ts";
import { code, type ServiceWords } from "#shared/http/service-words.ts";
import { labels } from "./labels.ts";

// biome-ignore format: a table is read by its rows
const problems = {
  "session-open": code(409, ["您正在协助另一个人", "You are in a session already"], ["请先结束正在进行的协助办理（{sessionId}）。", "End the session that is open first ({sessionId})."]),
  "last-administrator": code(409, ["这是最后一位社区管理员", "The last administrator"], ["请先再授予一位社区管理员，或请平台指定。", "Let another person administer first, or have the operator appoint one."]),
  "second-admin-needed": code(409, ["须有另一位社区管理员", "A second administrator is needed"], ["能看到保密内容的人兼任社区管理员时，社区须另有一位管理员，或由平台指定。", "Who reads restricted content administers only beside another administrator, or by the operator's appointment."]),
} satisfies ServiceWords["problems"];

// biome-ignore format: a table is read by its rows
const fields = {
  "twice-in-the-file": words("文件中重复", "This is in the file twice"),
  "unknown-column": words("没有这一列", "There is no such column"),
  "no-rows": words("文件里没有人", "There is nobody in the file"),
  "broken-cell": words("单元格显示错误值", "The cell shows an error"),
  "not-a-birth-year": words("不是有效的出生年份", "This is no year of birth"),
  "not-of-that-year": words("不是那一年的日期", "This day is of another year"),
  "only-guardian": words("是唯一的监护人", "Nobody else is guardian"),
  "unknown-export": words("社区开始退出后没有做过这份导出", "No such export was made since the community began to leave"),
  "not-claimed": words("须先由本人认领账号", "They claim their record first"),
  "not-to-oneself": words("须由另一位管理员办理", "Another administrator does this"),
  presides: words("此人是互助会会长，须先卸任", "This person is president of the association: that ends first"),
  "not-for-administrators": words("服务台不协助社区管理员办理", "Administrators are not assisted at the desk"),
  "needs-third-person": words("须由办理人和本人以外的人担保", "Somebody else vouches than the two of you"),
  "own-name": words("与您同名的登记须由别人核实", "Somebody else verifies a record of your own name"),
  "voucher-not-verified": words("担保人须已由您以外的人核实", "Who vouches was verified by somebody else than you"),
  "no-number-on-record": words("没有登记电话，无法回拨", "There is no number on record to call back"),
  taken: words("已被占用", "This is taken"),
} satisfies ServiceWords["fields"];

declare module "#shared/domain/refusal.ts" {
  interface RefusalCodes {
    readonly communities: keyof typeof problems;
  }
  interface FieldCodes {
    readonly communities: keyof typeof fields;
  }
}

/** What communities says to people: its own problems, the sentences of its fields, and what its choices are called. */
export const communitiesWords: ServiceWords = { problems, fields, labels };
