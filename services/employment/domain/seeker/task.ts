import * as z from "zod";
import { briefingAcknowledged, seekerBriefed, seekerPrepared } from "#shared/contracts/employment.ts";
import type { Act } from "#shared/domain/caller.ts";
import type { Format } from "#shared/domain/formats.ts";
import { newChildId } from "#shared/domain/new-id.ts";
import { type FieldCode, mustHaveRoom, refuse, refuseField } from "#shared/domain/refusal.ts";
import { Text } from "#shared/domain/text.ts";
import { mustCareFor } from "../access.ts";
import { BriefingId, happened, NeedId, PostingId } from "../parts.ts";
import { most, type Seeker, seekerLifecycle, TaskKind } from "./seeker.ts";

export const BriefSeeker = z.strictObject({
  needIds: z.array(NeedId).max(most.named).default([]),
  postingIds: z.array(PostingId).max(most.named).default([]),
  ...happened,
});

/** The ids of those needs, postings and courses among the ones that are named which there are to be told of. */
type NewTask = { readonly commandId: string; readonly there: ReadonlySet<string> };

const mustBeThere = (named: readonly { id: string; pointer: string; code: FieldCode }[], { there }: NewTask): void => {
  const errors = named.filter(({ id }) => !there.has(id)).map(({ pointer, code }) => ({ pointer, code }));
  if (errors.length > 0) refuse("invalid", { errors });
};

type Briefing = Act & z.infer<typeof BriefSeeker> & NewTask;

/** The caseworker tells a seeker what employers need; what was told, and when, is on record. */
export const brief = (current: Seeker, { by, at, needIds, postingIds, ...named }: Briefing) => {
  mustCareFor(current, by);
  const subject = seekerLifecycle.allow("brief", current);
  if (needIds.length + postingIds.length === 0) refuseField("/postingIds", "too-small");
  const needs = needIds.map((id, nth) => ({ id, pointer: `/needIds/${nth}`, code: "unknown-need" as const }));
  const postings = postingIds.map((id, nth) => ({
    id,
    pointer: `/postingIds/${nth}`,
    code: "posting-not-open" as const,
  }));
  mustBeThere([...needs, ...postings], named);
  mustHaveRoom(subject.briefings, most.briefings, "");
  const { seekerId } = subject;
  const briefingId = newChildId("brf", seekerId, named.commandId);
  const state: Seeker = { ...subject, briefings: [...subject.briefings, { briefingId, needIds, postingIds, at }] };
  return { state, facts: [seekerBriefed({ seekerId, briefingId, needIds, postingIds })] };
};

export const AcknowledgeBriefing = z.strictObject({ briefingId: BriefingId, ...happened });

/** The seeker took note, or said so to the caseworker. */
export const acknowledge = (current: Seeker, { by, at, briefingId }: Act & { briefingId: string }) => {
  mustCareFor(current, by);
  const subject = seekerLifecycle.allow("acknowledge", current);
  const briefing = subject.briefings.find((each) => each.briefingId === briefingId);
  if (!briefing) return refuseField("/briefingId", "unknown-briefing");
  if (briefing.acknowledgedAt) return undefined;
  const briefings = subject.briefings.map((each) => (each === briefing ? { ...each, acknowledgedAt: at } : each));
  const { seekerId } = subject;
  return { state: { ...subject, briefings }, facts: [briefingAcknowledged({ seekerId, briefingId })] };
};

export const AddTask = z.strictObject({
  kind: TaskKind,
  postingId: PostingId.optional(),
  courseId: z
    .string()
    .regex(/^crs_[a-z2-7]{20}$/, "id" satisfies Format)
    .optional(),
  note: Text.optional(),
  ...happened,
});

type Adding = Act & z.infer<typeof AddTask> & NewTask;

/** Something to do before applying: a résumé, a mock interview, a course. */
export const addTask = (current: Seeker, { by, at, kind, postingId, courseId, note, ...named }: Adding) => {
  mustCareFor(current, by);
  const subject = seekerLifecycle.allow("addTask", current);
  if (courseId !== undefined && kind !== "course") refuseField("/courseId", "not-allowed");
  const posting =
    postingId === undefined ? [] : [{ id: postingId, pointer: "/postingId", code: "unknown-posting" as const }];
  const course =
    courseId === undefined ? [] : [{ id: courseId, pointer: "/courseId", code: "unknown-course" as const }];
  mustBeThere([...posting, ...course], named);
  mustHaveRoom(subject.tasks, most.tasks, "");
  const taskId = newChildId("tsk", subject.seekerId, named.commandId);
  const tasks = [...subject.tasks, { taskId, kind, postingId, courseId, note, addedAt: at }];
  return { state: { ...subject, tasks }, facts: [] };
};

export const FinishTask = z.strictObject(happened);

export const finishTask = (current: Seeker, { by, at, taskId }: Act & { taskId: string }) => {
  mustCareFor(current, by);
  const subject = seekerLifecycle.allow("finishTask", current);
  const task = subject.tasks.find((each) => each.taskId === taskId) ?? refuse("not-found");
  if (task.doneAt) return undefined;
  const tasks = subject.tasks.map((each) => (each === task ? { ...each, doneAt: at } : each));
  const tasksDone = tasks.filter(({ doneAt }) => doneAt).length;
  const { seekerId } = subject;
  return {
    state: { ...subject, tasks },
    facts: [seekerPrepared({ seekerId, tasksDone, tasksLeft: tasks.length - tasksDone })],
  };
};

/** Whether the seeker was told of a posting. */
export const wasBriefedOn = ({ briefings }: Seeker, postingId: string): boolean =>
  briefings.some((briefing) => briefing.postingIds.includes(postingId));

/** Whether something was set up to prepare the seeker, for this posting or for any. */
export const isPreparing = ({ tasks }: Seeker, postingId: string): boolean =>
  tasks.some((task) => task.postingId === undefined || task.postingId === postingId);
