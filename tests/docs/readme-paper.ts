import { readFileSync } from "node:fs";
import { applicationLifecycle } from "#services/communities/domain/application.ts";
import { communityLifecycle } from "#services/communities/domain/community.ts";
import { personLifecycle } from "#services/communities/domain/person.ts";
import { campusLifecycle } from "#services/courses/domain/campus/campus.ts";
import { courseLifecycle } from "#services/courses/domain/course/course.ts";
import { bookingLifecycle } from "#services/courses/domain/seats/booking.ts";
import { sessionLifecycle } from "#services/courses/domain/session/session.ts";
import { applicationLifecycle as jobApplicationLifecycle } from "#services/employment/domain/application/application.ts";
import { employerLifecycle } from "#services/employment/domain/employer.ts";
import { fairLifecycle } from "#services/employment/domain/fair/fair.ts";
import { placementLifecycle } from "#services/employment/domain/placement/placement.ts";
import { storyLifecycle } from "#services/employment/domain/placement/story.ts";
import { postingLifecycle } from "#services/employment/domain/posting/posting.ts";
import { programmeLifecycle } from "#services/employment/domain/programme.ts";
import { seekerLifecycle } from "#services/employment/domain/seeker/seeker.ts";
import { wellbeingLifecycle } from "#services/employment/domain/seeker/wellbeing.ts";
import { associationLifecycle } from "#services/mediation/domain/association.ts";
import { caseLifecycle } from "#services/mediation/domain/case.ts";
import { actionLifecycle } from "#services/meetings/domain/action/action.ts";
import { issueLifecycle } from "#services/meetings/domain/issue/issue.ts";
import { meetingLifecycle } from "#services/meetings/domain/meeting/meeting.ts";
import type { ServiceName } from "#services/services.ts";
import { heardBy } from "#shared/events/contract.ts";
import type { DocumentedService } from "./services.ts";
import { stateDiagram } from "./state-diagram.ts";

/** The state diagrams of each service, from the same tables that refuse a wrong verb. */
const diagrams: Readonly<Record<ServiceName, readonly string[]>> = {
  communities: [
    stateDiagram(applicationLifecycle, { verb: "apply", status: "applied" }),
    stateDiagram(communityLifecycle, { verb: "found", status: "provisioning" }),
    stateDiagram(personLifecycle, { verb: "register", status: "unverified" }),
  ],
  courses: [
    stateDiagram(campusLifecycle, { verb: "propose", status: "proposed" }),
    stateDiagram(courseLifecycle, { verb: "propose", status: "draft" }),
    stateDiagram(sessionLifecycle, { verb: "schedule", status: "scheduled" }),
    stateDiagram(bookingLifecycle, { verb: "book", status: "held" }),
  ],
  employment: [
    stateDiagram(programmeLifecycle, { verb: "found", status: "draft" }),
    stateDiagram(employerLifecycle, { verb: "register", status: "registered" }),
    stateDiagram(postingLifecycle, { verb: "draft", status: "draft" }),
    stateDiagram(fairLifecycle, { verb: "plan", status: "planned" }),
    stateDiagram(seekerLifecycle, { verb: "register", status: "seeking" }),
    stateDiagram(jobApplicationLifecycle, { verb: "showInterest", status: "interested" }),
    stateDiagram(placementLifecycle, { verb: "begin", status: "active" }),
    stateDiagram(storyLifecycle, { verb: "publish", status: "published" }),
    stateDiagram(wellbeingLifecycle, { verb: "raise", status: "raised" }),
  ],
  meetings: [
    stateDiagram(meetingLifecycle, { verb: "schedule", status: "scheduled" }),
    stateDiagram(issueLifecycle, { verb: "raise", status: "candidate" }),
    stateDiagram(actionLifecycle, { verb: "resolve", status: "assigned" }),
  ],
  mediation: [
    stateDiagram(caseLifecycle, { verb: "file", status: "reported" }),
    stateDiagram(associationLifecycle, { verb: "found", status: "proposed" }),
  ],
  messages: [],
};

const statesOf = ({ name }: DocumentedService): string =>
  diagrams[name].map((diagram) => `\`\`\`mermaid\n${diagram}\n\`\`\``).join("\n\n");

type Language = "en" | "zh-CN";

/** Summaries are in English, where a fact is declared: the Chinese twin leads to them. */
const said = (language: Language, summary: string): string => (language === "en" ? `: ${summary}` : "");

const toldBy = ({ contracts }: DocumentedService, language: Language): string =>
  contracts.map(({ type, summary }) => `- \`${type}\`${said(language, summary)}`).join("\n");

const heard = ({ reactions }: DocumentedService, language: Language): string =>
  Object.values(reactions)
    .map((reaction) => {
      const types = heardBy(reaction)
        .map(({ type }) => `\`${type}\``)
        .toSorted();
      return `- ${types.join(", ")} → \`${reaction.name}\`${said(language, reaction.summary)}`;
    })
    .join("\n");

const section = (name: string): RegExp => new RegExp(`(<!-- made: ${name} -->\n)[^]*?(<!-- /made -->)`);

/** A document with one made section anew. Throws where it has no place for it. */
export const filled = (text: string, name: string, content: string): string => {
  if (!section(name).test(text)) throw new Error(`no document has a place for ${name} here`);
  return text.replace(section(name), (_, start: string, end: string) => `${start}${content}\n${end}`);
};

const files: Readonly<Record<Language, string>> = { en: "README.md", "zh-CN": "README.zh-CN.md" };

const readmeOf = (service: DocumentedService, language: Language): [string, string] => {
  const name = `services/${service.name}/${files[language]}`;
  const sections = { states: statesOf(service), told: toldBy(service, language), heard: heard(service, language) };
  const text = Object.entries(sections)
    .filter(([, content]) => content !== "")
    .reduce(
      (now, [section, content]) => filled(now, section, content),
      readFileSync(new URL(`../../${name}`, import.meta.url), "utf8"),
    );
  return [name, text];
};

/** A service's README and its Chinese twin with their made sections anew: states, and the facts it tells and hears. */
export const readmePapers = (service: DocumentedService): Record<string, string> =>
  Object.fromEntries([readmeOf(service, "en"), readmeOf(service, "zh-CN")]);
