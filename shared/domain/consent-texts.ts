import * as z from "zod";
import { type Labels, type Words, words } from "./words.ts";

export const ConsentPurpose = z.enum([
  "child-course",
  "share-to-employer",
  "job-seeking",
  "skill-update",
  "public-story",
  "show-party-membership",
]);
export type ConsentPurpose = z.infer<typeof ConsentPurpose>;

export const purposeWords: Labels<ConsentPurpose> = {
  "child-course": words("孩子参加课程", "a child's course"),
  "share-to-employer": words("把资料提供给用人单位", "sharing a profile with an employer"),
  "job-seeking": words("求职帮扶", "help in looking for work"),
  "skill-update": words("用课程记录更新技能", "learning of skills from courses"),
  "public-story": words("公开讲述经历", "telling the story in public"),
  "show-party-membership": words("显示党员身份", "showing party membership"),
};

/** Who may be told of something by somebody's consent. */
export const Recipient = z.enum([
  "campus-desk",
  "course-instructors",
  "employment-caseworker",
  "named-employer",
  "community-staff",
  "community-members",
  "everybody",
]);
export type Recipient = z.infer<typeof Recipient>;

export const recipientWords: Labels<Recipient> = {
  "campus-desk": words("社区服务台", "the desk of the community"),
  "course-instructors": words("这门课程的教员", "the instructors of this course"),
  "employment-caseworker": words("社区就业专员", "the community's employment caseworker"),
  "named-employer": words("同意书写明的那一家用人单位", "the one employer that is named"),
  "community-staff": words("居委会工作人员和社区管理员", "the residents' committee and the administrators"),
  "community-members": words("本社区成员", "the members of this community"),
  everybody: words("任何人", "everybody"),
};

/** One version of what somebody agrees to. A version that was shipped is never changed: a new one follows it. */
export type ConsentText = {
  readonly version: string;
  /** From which day on it is what people agree to. */
  readonly from: string;
  readonly text: Words;
  readonly toldTo: readonly Recipient[];
  readonly takeBack: Words;
};

const anyTime = words(
  "您可以随时撤回，不用说明理由，和同意一样方便：登录后在“同意”中撤回，或到服务台办理。撤回前已做的事仍然有效。",
  "You may take it back at any time and need give no reason, as easily as you gave it: signed in, under your consents, or at the desk. What was done before stays done.",
);

/** What people agree to, for each purpose, the latest version last. Source: PIPL §14, §17, §23, §25, §29–31. */
export const consentTexts: Readonly<Record<ConsentPurpose, readonly ConsentText[]>> = {
  "child-course": [
    {
      version: "2026-01",
      from: "2020-01-01",
      text: words(
        "我是孩子的法定监护人，同意孩子参加这门课程。社区只保存孩子的昵称、出生年份、报名和签到记录，用来安排座位和点名，课程结束后按规定期限删除；不公开，不作他用，也不包括拍照。我可以不同意：不同意就不保留孩子的任何信息。",
        "I am the child's guardian by law and agree that the child takes part in this course. Kept are a nickname, the year of birth, the booking and when the child was there, to give the seat and to call the register; it is removed in the term set after the course. Nothing is public, it serves nothing else, and photographs are not part of it. I may say no: then nothing about the child is kept.",
      ),
      toldTo: ["campus-desk", "course-instructors"],
      takeBack: words(
        "监护人可以随时撤回，不用说明理由：登录后撤回，凭报名单上的码表示不同意，或到服务台办理。撤回后座位空出，孩子的报名结束。",
        "A guardian may take it back at any time and need give no reason: signed in, by the code of the slip, or at the desk. The seat is then free and the booking over.",
      ),
    },
  ],
  "share-to-employer": [
    {
      version: "2026-01",
      from: "2020-01-01",
      text: words(
        "我同意就业专员把我的姓名、电话、技能和这次申请的进展提供给同意书写明的用人单位（或这一次求职申请的用人单位），只用于这次招聘。其他单位要看，须另行取得我的同意。",
        "I agree that the caseworker gives my name, phone, skills and how the application goes to the employer that is named, or to that of the one application that is named, for this hiring alone. For any other employer I am asked again.",
      ),
      toldTo: ["named-employer"],
      takeBack: words(
        "您可以随时撤回，不用说明理由：登录后在“同意”中撤回，或到服务台办理。撤回后该单位在本系统中不再看到您的资料。",
        "You may take it back at any time and need give no reason: signed in, under your consents, or at the desk. That employer then sees nothing more of you here.",
      ),
    },
  ],
  "job-seeking": [
    {
      version: "2026-01",
      from: "2020-01-01",
      text: words(
        "我同意社区为帮我找工作保存我的姓名、电话、所在街道、技能、就业状况和求职意向，由就业专员据此介绍岗位、安排准备和跟进。长期没有往来时按规定期限删除，删除前会先问我。",
        "I agree that, to help me find work, the community keeps my name, phone, subdistrict, skills, situation and what work I look for; the caseworker tells me of work by it, prepares me and asks how it goes. When nothing was heard for long it is removed in the term set, and I am asked before.",
      ),
      toldTo: ["employment-caseworker", "campus-desk"],
      takeBack: words(
        "您可以随时撤回，不用说明理由：登录后在“同意”中撤回，或到服务台办理。撤回后求职档案随即删除，未结束的申请随即撤回。",
        "You may take it back at any time and need give no reason: signed in, under your consents, or at the desk. The profile is then removed and open applications are withdrawn.",
      ),
    },
  ],
  "skill-update": [
    {
      version: "2026-01",
      from: "2020-01-01",
      text: words(
        "我同意把我在社区大学结业的课程所教的技能记入我的求职档案，用来介绍更合适的岗位。",
        "I agree that the skills of courses which I complete at the community university are added to my profile, so that work that suits me better is found.",
      ),
      toldTo: ["employment-caseworker"],
      takeBack: anyTime,
    },
  ],
  "public-story": [
    {
      version: "2026-01",
      from: "2020-01-01",
      text: words(
        "我同意公开讲述我的就业经历：岗位名称和年月可以公开，不写姓名、电话、住址。公开前我看过内容。",
        "I agree that how I found work is told in public: titles of positions and their months, without my name, phone or address. I have read what is told.",
      ),
      toldTo: ["everybody"],
      takeBack: words(
        "您可以随时撤回，不用说明理由：登录后在“同意”中撤回，或到服务台办理。撤回后内容随即不再公开；别人已经抄录的，无法收回。",
        "You may take it back at any time and need give no reason: signed in, under your consents, or at the desk. It is public no more from then on; what others have copied cannot be called back.",
      ),
    },
  ],
  "show-party-membership": [
    {
      version: "2026-01",
      from: "2020-01-01",
      text: words(
        "我同意社区记录我的党员身份，并只向我选定的范围显示。这一身份只由我本人告知，不从其他资料推断，不进入公开数据，也不作为任何权限的依据。",
        "I agree that the community keeps that I am a member of the Party, and shows it to whom I choose, and to nobody else. It is known from me alone and drawn from nothing else, is never in public data, and gives or takes no right.",
      ),
      toldTo: ["community-staff", "community-members"],
      takeBack: words(
        "您可以随时撤回，不用说明理由：登录后在“同意”中撤回，或到服务台办理。撤回后这一身份随即删除。",
        "You may take it back at any time and need give no reason: signed in, under your consents, or at the desk. That you are a member is then removed.",
      ),
    },
  ],
};
