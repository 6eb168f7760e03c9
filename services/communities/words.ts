import { words } from "#shared/domain/words.ts";
import { code, type ServiceWords } from "#shared/http/service-words.ts";
import { cards, facts } from "./card-words.ts";
import { labels } from "./labels.ts";

// biome-ignore format: a table is read by its rows
const problems = {
  "session-open": code(409, ["您正在协助另一个人", "You are in a session already"], ["请先结束正在进行的协助办理，再开始新的。", "End the session that is open first, then begin another."]),
  "requested-already": code(409, ["已经申请过了", "This was asked for already"], ["此人已有一份未了结的申请，请先查看那一份。", "One request of this person is open already: look at that one first."]),
  "has-president": code(409, ["互助会已有会长", "There is a president already"], ["同一时期只有一位会长；其任期结束后才能由他人接任，任期内可另授副会长。", "One presides at a time: another follows when that term is over; a deputy may be lent the role for a term."]),
  "has-deputy": code(409, ["会长已有副会长", "There is a deputy already"], ["同一时期只有一位副会长；其任期结束后才能另授他人。", "One is the president's deputy at a time: another follows when that term is over."]),
  "opened-before": code(409, ["您已打开过此事项", "You opened this before"], ["上一次打开到期、且会长认可之后，才能再次打开；也可请另一位管理员办理。", "Open it again when that is over and the president found it right, or have another administrator do so."]),
  "answer-stands": code(409, ["已经答复过", "This was answered already"], ["答复已在案；只有会长本人可以改正副会长的答复。", "The answer stands: only the president's own replaces a deputy's."]),
  "last-administrator": code(409, ["这是最后一位社区管理员", "The last administrator"], ["请先再授予一位社区管理员，或请平台指定。", "Let another person administer first, or have the operator appoint one."]),
  "second-admin-needed": code(409, ["须有另一位社区管理员", "A second administrator is needed"], ["能看到保密内容的人兼任社区管理员时，社区须另有一位管理员，或由平台指定。", "Who reads restricted content administers only beside another administrator, or by the operator's appointment."]),
  "consent-needed": code(409, ["须先征得同意", "A consent is needed"], ["请本人先表示同意[：{purpose:consentPurpose}]。", "Ask the person to agree first[: {purpose:consentPurpose}]."]),
  "in-household": code(409, ["此人已登记在一户里", "This person is in a household already"], ["一个人只登记在一户；搬到另一户的，请先从原来那一户移出。", "One person is in one household[ ({householdId})]: who moves leaves that one first."]),
  "household-exists": code(409, ["这套房已有一户", "A household lives in this flat already"], ["一套房登记一户；确有两户同住的，请注明是另一户。", "A flat has one household[ ({householdId})]: where another lives there too, say that it is another."]),
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
  "number-just-changed": words("登记电话近日登记或改过，或由您登记或改过，不能凭回拨核实", "The number was written or changed lately, or by you: see their paper, or have somebody vouch"),
  "loosens-the-text": words("只能比统一文本更严格", "A community may tell fewer than the text names, not others"),
  "signed-at-desk": words("在服务台表示同意须签字存档", "A yes at the desk is signed, and the paper filed"),
  "is-known": words("已有同名同住处或同电话的记录，请确认是否同一人", "Somebody of this name, and phone or flat, is known: is it them?"),
  "not-alike": words("与这份记录的姓名，以及电话或住处不符，不是同一人", "The name, and the phone or flat, are not those of this record"),
  "claimed-already": words("这份记录已有账号", "This record has a sign-in already"),
  "unknown-thing": words("没有这个案件或求职者", "There is no such case or seeker"),
  "search-too-short": words("请至少输入一个汉字、两个字母或三位数字", "Type one Chinese character, two letters or three digits at least"),
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
export const communitiesWords: ServiceWords = { problems, fields, labels, cards, facts };
