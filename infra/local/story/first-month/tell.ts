import { tellAssociation } from "./association.ts";
import { tellBeginning } from "./beginning.ts";
import { tellCampus } from "./campus.ts";
import { tellDispute } from "./dispute.ts";
import { tellMeeting } from "./meeting.ts";
import { type Month, type Newcomers, openOwnHome } from "./own-home.ts";
import { tellProgramme } from "./programme.ts";
import { tellRoster } from "./roster.ts";

type Chapter = {
  readonly title: string;
  readonly day: string;
  readonly tell: (newcomers: Newcomers) => Promise<void>;
};

const chapters: readonly Chapter[] = [
  { title: "申请，审核，第一位管理员 · A community is asked for, and made", day: "2026-03-02", tell: tellBeginning },
  { title: "名册 · Who lives and works here", day: "2026-03-02", tell: tellRoster },
  { title: "街坊互助会 · The neighbours' association", day: "2026-03-02", tell: tellAssociation },
  { title: "第一起纠纷 · The first dispute", day: "2026-03-03", tell: tellDispute },
  { title: "社区大学 · A campus, a course, a booking", day: "2026-03-04", tell: tellCampus },
  { title: "筑巢引凤 · A programme, a visit, a fair", day: "2026-03-05", tell: tellProgramme },
  { title: "联席会议 · The first joint meeting", day: "2026-03-06", tell: tellMeeting },
];

/**
 * Tells the first month of a community to an empty home of its own. Nothing is waited for: the work behind HTTP is
 * done where an answer says that it goes on by itself, and where a day has passed.
 */
export const tellFirstMonth = async (month: Month): Promise<void> => {
  const { newcomers, end } = await openOwnHome("2026-03-02T01:00:00.000Z", month);
  try {
    for (const { title, day, tell } of chapters) {
      newcomers.say(`\n━━ ${title}`);
      if (newcomers.clock.now().slice(0, 10) < day) newcomers.clock.set(`${day}T01:00:00.000Z`);
      await tell(newcomers);
    }
  } finally {
    await end();
  }
  newcomers.say("\nfirst month told");
};
