import { describe, expect, it } from "vitest";
import { contact } from "#services/mediation/domain/contact.ts";
import { forgetInCase } from "#services/mediation/domain/forget.ts";
import { withdraw } from "#services/mediation/domain/intake.ts";
import { consult } from "#services/mediation/domain/mediation.ts";
import { survey } from "#services/mediation/domain/survey.ts";
import { forgetInIssue } from "#services/meetings/domain/forget.ts";
import { raise } from "#services/meetings/domain/issue/raise.ts";
import { discuss } from "#services/meetings/domain/issue/resolve.ts";
import { withoutNames } from "#shared/domain/redactor.ts";
import {
  accepted,
  act,
  joint,
  knownOf,
  opponent,
  person,
  president,
  reported,
  standing,
} from "../unit/mediation/cases.ts";
import { opened, placed } from "../unit/meetings/issue-scenes.ts";
import { convener, inSession, startsAt } from "../unit/meetings/scenes.ts";

const gone = { name: "古丽·买买提", personId: "per_guliaaaaaaaaaaaaaaaa" };
const named = `${gone.name}说夜里很吵`;
const dotted = ["·", "•", "", " ", " · ", ".", "．", "-", "\u02d9", "\u25e6", "\u1427", "\n", "、", "\u200b"];
const spellings = dotted.map((dot) => `古丽${dot}买买提`);
const steward = person("steward", "property-staff");

const filed = () =>
  reported({ disputants: [gone, { name: "opponent", personId: opponent.personId }], description: named });

const ended = () => {
  const current = filed();
  const contacts = current.disputants.map(({ disputantId }) => ({
    disputantId,
    reached: true,
    refuses: false,
    note: named,
  }));
  const spoken = contact(current, { ...act(president), contacts }).state;
  const asking = { personId: steward.personId, note: `问过${gone.name}`, candidate: standing(steward) };
  const consulted = consult(accepted(spoken), { ...act(president), ...asking }).state;
  const participants = [...joint.participants, { ...gone, capacity: "disputant" as const }];
  const known = knownOf(president, steward, { ...person("gone", "resident"), ...gone });
  const seen = survey(consulted, { ...act(president), ...joint, participants, known, findings: named }).state;
  return withdraw(seen, { ...act(president), reason: `${named}，已和好` }).state;
};

describe("somebody who was forgotten", () => {
  it("is named nowhere in an ended case: not in a lead's note, nor a support's, nor any other text", () => {
    const without = forgetInCase(ended(), gone.personId);
    expect(JSON.stringify(ended())).toContain(gone.name);
    expect(JSON.stringify(without)).not.toContain("古丽");
    expect(without).toMatchObject({
      description: "〔…〕说夜里很吵",
      supports: [{ personId: steward.personId }],
      surveys: [
        { findings: "〔…〕说夜里很吵", sites: joint.sites, participants: [{}, {}, { personId: gone.personId }] },
      ],
      ended: { reason: "〔…〕说夜里很吵，已和好" },
    });
    expect(JSON.stringify(without)).not.toContain('"note"');
  });

  it("leaves a building its name, though they were called the same", () => {
    const namesake = { name: "梅苑", personId: gone.personId };
    const filing = { disputants: [namesake], place: { building: "梅苑" }, description: "梅苑说很吵" };
    const over = withdraw(reported(filing), { ...act(president), reason: "已和好" }).state;
    expect(forgetInCase(over, gone.personId)).toMatchObject({
      place: { building: "梅苑" },
      description: "〔…〕说很吵",
    });
    const by = { ...person("meiyuan", "resident"), ...namesake };
    const issue = raise({ ...act(by), commandId: "a command", title: "单元门", kind: "hard", building: "梅苑" }).state;
    expect(forgetInIssue(issue, gone.personId)).toMatchObject({ building: "梅苑" });
  });

  it("takes no note with them that names somebody else", () => {
    expect(JSON.stringify(forgetInCase(ended(), opponent.personId))).toContain(`问过${gone.name}`);
  });

  it("is named nowhere in what others said of an issue", () => {
    const by = { ...person("guli", "resident"), ...gone };
    const raised = raise({ ...act(by), commandId: "a command", title: "单元门", kind: "hard" }).state;
    const meeting = inSession();
    const issue = discuss(placed(opened(raised)), { by: convener, at: startsAt, text: named, meeting }).state;
    expect(JSON.stringify(forgetInIssue(issue, gone.personId))).not.toContain("古丽");
    expect(forgetInIssue(issue, gone.personId)).toMatchObject({ discussions: [{ text: "〔…〕说夜里很吵" }] });
  });

  it.each(spellings)("is found however the name is spelled: %j", (spelling) => {
    expect(withoutNames({ reason: `请${spelling}来`, id: "cas_a" }, [gone.name])).toEqual({
      reason: "请〔…〕来",
      id: "cas_a",
    });
  });

  it("is not found where one clause ends and the next begins", () => {
    const reason = "请小李，明天来；问李。明天再说";
    expect(withoutNames({ reason }, ["李明"])).toEqual({ reason });
  });

  it("is not found in a longer name of Latin letters", () => {
    expect(withoutNames({ reason: "Chen came, Chengdu too" }, ["Chen"])).toEqual({ reason: "〔…〕 came, Chengdu too" });
  });
});
