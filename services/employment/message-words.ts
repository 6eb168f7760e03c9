import type { WordsOf } from "#shared/messages/moment.ts";
import { answer, said } from "#shared/messages/saying.ts";
import { unreachedWords } from "#shared/messages/unreached.ts";
import type { employmentMoments } from "./messages.ts";

/** What employment tells people. */
// biome-ignore format: a table is read by its rows
export const employmentSentences: WordsOf<typeof employmentMoments> = {
  briefed: said("就业专员向您介绍了{postings}个岗位和{needs}项用工需求，请查看并确认。", "Your caseworker told you of {postings} postings and {needs} needs. Please say that you took note.", answer),
  keepProfile: said("您的求职档案将于{forgetAt}删除，如仍在找工作，请告诉就业专员。", "Your profile will be forgotten {forgetAt}. Tell your caseworker if you still look for work.", answer),
  interview: said("“{posting}”请您面试：{startsAt}。", "You are invited to an interview for “{posting}”: {startsAt}.", answer),
  offered: said("“{posting}”愿意录用您，请答复是否接受。", "“{posting}” offers you the work. Please say whether you accept.", answer),
  hired: said("“{posting}”已办理入职。", "You were hired for “{posting}”."),
  rejected: said("“{posting}”这次没有录用您，原因见申请。", "“{posting}” went to somebody else this time. The application says why."),
  interviewMissed: said("“{posting}”的面试您没有到场，如有原因请告诉就业专员。", "You did not come to the interview for “{posting}”. Tell your caseworker why."),
  withheld: said("您收回了同意，“{posting}”的用人单位不再看到您的资料。", "You took your consent back: the employer of “{posting}” no longer sees you."),
  placed: said("您在“{employer}”的工作已登记。", "Your work at “{employer}” was recorded."),
  retention: said("您在“{employer}”工作满{months}个月了吗？就业专员会来询问。", "Are you still at “{employer}” after {months} months? Your caseworker will ask.", answer),
  unreached: unreachedWords,
};
