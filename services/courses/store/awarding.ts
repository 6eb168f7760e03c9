import { Refusal } from "#shared/domain/refusal.ts";
import { communityCard } from "#shared/table/community.ts";
import type { Command } from "#shared/table/journal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { award, issue } from "../domain/course/certificate.ts";
import type { Course } from "../domain/course/course.ts";
import { certificateStore } from "./certificate-store.ts";
import { sessionStore } from "./session-store.ts";

/** Issues the certificates of a completed course, each once: a crash in the middle is finished by the next delivery. */
export const awardCertificates = async (table: CommunityTable, course: Course, command: Command): Promise<void> => {
  const { policy } = await communityCard(table);
  const sessions = await sessionStore(table).getEach(course.sessions.map(({ sessionId }) => sessionId));
  for (const certificate of award(course, sessions, { at: command.at, policy }))
    await certificateStore(table)
      .create(certificate.certificateId, command, issue(certificate))
      .catch((error: unknown) => {
        const isIssued = error instanceof Refusal && error.code === "version-conflict";
        if (!isIssued) throw error;
      });
};
