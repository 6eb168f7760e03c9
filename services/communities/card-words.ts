import { type Labels, words } from "#shared/domain/words.ts";

/** What a card says of a thing of communities, by what somebody is in it. */
// biome-ignore format: a table is read by its rows
export const cards: Labels = {
  "REGISTRATION.desk": words("{name}自报住在{building}，待服务台确认", "{name} says that they live in {building}: the desk takes them in or not"),
  "REGISTRATION.registrant": words("您自己作的登记：{status:status}", "Your own registration: {status:status}"),
  "DATA-EXPORT.person": words("您的个人资料副本：{status:rightsStatus}", "A copy of all that is kept of you: {status:rightsStatus}"),
  "DATA-EXPORT.desk": words("{name}的个人资料副本待另一人确认", "The copy of all that is kept of {name} waits for another of the desk"),
  "ERASURE.person": words("删除您的资料：{status:rightsStatus}", "Your removal: {status:rightsStatus}"),
  "ERASURE.desk": words("删除{name}的资料待另一人确认", "The removal of {name} waits for another of the desk"),
  "BREAK-GLASS.president": words("有人破例查阅了{thing:openedThing}，请您答复是否妥当", "Somebody opened {thing:openedThing} that they are not in: was it right?"),
  "BREAK-GLASS.opener": words("您破例查阅了{thing:openedThing}，会长待答复", "You opened {thing:openedThing} that you are not in; the president answers"),
  "ASSISTED-SESSION.operator": words("您正为{name}代办", "You act for {name} at the desk"),
  "ASSISTED-SESSION.person": words("服务台为您代办", "The desk acts for you"),
  "ROSTER-IMPORT.importer": words("您导入的名册：{status:rosterImportStatus}", "The roster that you import: {status:rosterImportStatus}"),
};

/** What happened in communities, as it is told to whom it concerns. */
// biome-ignore format: a table is read by its rows
export const facts: Labels = {
  "communities.person-registered.v1": words("您被登记为本社区的人", "You were registered in the community"),
  "communities.person-claimed.v1": words("您的登记绑定了登录账号", "Your record has an account from now on"),
  "communities.person-corrected.v1": words("您的登记信息作了更正", "What was written down of you was mended"),
  "communities.person-verified.v1": words("您的身份已核实（{method:verificationMethod}）", "It is known that you live here ({method:verificationMethod})"),
  "communities.person-moved-in.v1": words("登记您重新入住", "You live here again"),
  "communities.role-granted.v1": words("您担任了角色：{role:role}", "You hold a role from now on: {role:role}"),
  "communities.role-revoked.v1": words("您的角色结束：{role:role}", "You no longer hold a role: {role:role}"),
  "communities.role-waiting.v1": words("角色{role:role}待您认领登记后生效", "The role {role:role} waits until you claim your record"),
  "communities.administrator-appointed.v1": words("平台任命您为管理员", "The operator made you an administrator"),
  "communities.administrator-leaving.v1": words("您请求删除资料，等待接任的管理员", "You asked to be removed; it waits for another administrator"),
  "communities.administrator-needed.v1": words("您的管理员任期已到，等待接任者", "Your term as administrator is over; you stay until there is another"),
  "communities.household-member-joined.v1": words("您加入了一户", "You belong to a household"),
  "communities.household-member-left.v1": words("您离开了一户", "You no longer belong to a household"),
  "communities.assisted-session-opened.v1": words("服务台开始代办", "The desk began to act for a person"),
  "communities.assisted-session-ended.v1": words("代办结束，共办{actCount}件", "The desk ended acting for a person: {actCount} acts"),
  "communities.data-export-awaits-release.v1": words("服务台申请了个人资料副本，待确认", "The desk asked for all that is kept of a person: it waits to be released"),
  "communities.data-export-requested.v1": words("开始准备个人资料副本", "A copy of all that is kept is being made"),
  "communities.data-export-lapsed.v1": words("个人资料副本逾期未确认", "The copy was not released in time"),
  "communities.erasure-awaits-release.v1": words("服务台申请删除资料，待确认", "The desk asked for a removal: it waits to be released"),
  "communities.erasure-announced.v1": words("资料将于{dueAt}删除，此前可撤回", "The removal begins at {dueAt}; until then it can be taken back"),
  "communities.erasure-requested.v1": words("开始删除资料", "The removal began"),
  "communities.erasure-taken-back.v1": words("撤回了删除资料的申请", "The removal was taken back"),
  "communities.erasure-lapsed.v1": words("删除资料的申请逾期未确认", "The removal was not released in time"),
  "communities.glass-broken.v1": words("破例查阅了{thing:openedThing}", "Somebody opened {thing:openedThing} that they are not in"),
  "communities.glass-answered.v1": words("会长答复了破例查阅：{verdict:glassVerdict}", "The president answered: {verdict:glassVerdict}"),
  "communities.glass-unanswered.v1": words("会长逾期未答复破例查阅", "The president did not answer in time"),
  "communities.self-registered.v1": words("有人自报住在{building}", "Somebody says that they live in {building}"),
  "communities.registration-released.v1": words("服务台确认了登记", "The desk took in who registered themselves"),
  "communities.registration-declined.v1": words("服务台未确认登记", "The desk did not take in who registered themselves"),
  "communities.registration-lapsed.v1": words("登记已过期", "A registration lapsed"),
  "communities.roster-import-advanced.v1": words("名册已导入{doneCount}行", "{doneCount} rows of a roster were taken in"),
  "communities.roster-imported.v1": words("名册导入完成，共{personCount}人", "A roster was taken in: {personCount} people"),
};
