import type { Labels } from "#shared/domain/words.ts";
import type { LinkAnswers } from "#shared/messages/answer.ts";
import type { MomentWords } from "#shared/messages/moment.ts";
import { labels as communitiesLabels } from "./communities/labels.ts";
import { communitiesSentences } from "./communities/message-words.ts";
import { labels as coursesLabels } from "./courses/labels.ts";
import { coursesAnswers, coursesSentences } from "./courses/message-words.ts";
import { labels as employmentLabels } from "./employment/labels.ts";
import { employmentSentences } from "./employment/message-words.ts";
import { labels as mediationLabels } from "./mediation/labels.ts";
import { mediationAnswers, mediationSentences } from "./mediation/message-words.ts";
import { labels as meetingsLabels } from "./meetings/labels.ts";
import { meetingsSentences } from "./meetings/message-words.ts";

type Telling = {
  readonly labels: Readonly<Record<string, Labels>>;
  readonly sentences: Readonly<Record<string, MomentWords>>;
  /** What of it can be answered by a link, without a login. */
  readonly answers?: LinkAnswers;
};

/** What each service that tells people something calls its moments and choices: messages says them for all. */
export const momentWords: Readonly<Record<string, Telling>> = {
  communities: { labels: communitiesLabels, sentences: communitiesSentences },
  courses: { labels: coursesLabels, sentences: coursesSentences, answers: coursesAnswers },
  employment: { labels: employmentLabels, sentences: employmentSentences },
  meetings: { labels: meetingsLabels, sentences: meetingsSentences },
  mediation: { labels: mediationLabels, sentences: mediationSentences, answers: mediationAnswers },
};
