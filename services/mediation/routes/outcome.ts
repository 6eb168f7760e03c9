import * as z from "zod";
import type { Format } from "#shared/domain/formats.ts";
import { byCode } from "#shared/messages/link-route.ts";
import { CaseId } from "../domain/parts.ts";
import { ProposeOutcome } from "../domain/propose.ts";
import { ProposedText } from "../domain/proposed-text.ts";
import { ReadWith } from "../domain/read-with.ts";
import { SayNo, SayYes } from "../domain/say.ts";
import { SignOutcome } from "../domain/sign.ts";
import { caseVerb, leads, peopleInACase } from "./case-verb.ts";

const sayingRefusals = ["terms-changed", "guardian-needed", "code-invalid"] as const;

const onCase = { ...byCode, params: { caseId: CaseId }, refusals: ["code-invalid", "wrong-state"] } as const;

/** The last four digits of the phone on record; of who has none, the six of their paper. */
const digits = z.string().regex(/^(\d{4}|\d{6})$/, "known-digits" satisfies Format);

/** What is proposed to those in dispute, and what each of them says to it. */
export const outcomeRoutes = {
  proposeOutcome: caseVerb("propose", {
    summary: "Put a decision or an agreement before the disputants",
    access: leads,
    body: ProposeOutcome,
    refusals: ["demands-unanswered", "threshold-not-met", "danger-not-reported"],
  }),
  readWith: caseVerb("read-with", {
    summary: "Record that what is proposed was read with a disputant",
    access: leads,
    body: ReadWith,
  }),
  sayYes: {
    ...caseVerb("say-yes", {
      summary: "Say yes to what is proposed, as a disputant",
      access: peopleInACase,
      body: SayYes,
      refusals: [...sayingRefusals, "reading-needed"],
    }),
    withoutRole: true,
    needsIdentity: true,
  },
  sayNo: {
    ...caseVerb("say-no", {
      summary: "Say no to what is proposed, as a disputant, with the reason",
      access: peopleInACase,
      body: SayNo,
      refusals: sayingRefusals,
    }),
    withoutRole: true,
  },
  signOutcome: caseVerb("sign", {
    summary: "Sign a written agreement for the mediation",
    access: leads,
    body: SignOutcome,
    refusals: ["terms-changed"],
  }),
  sealOutcome: caseVerb("seal", {
    summary: "Put the seal of a people's mediation committee under an agreement",
    access: leads,
    body: SignOutcome,
    refusals: ["terms-changed"],
  }),
  readProposalByCode: {
    ...onCase,
    path: "/cases/{caseId}/read-proposal",
    summary: "Read what is proposed, by the link that asks for a yes",
    body: z.strictObject({ digits }),
    reply: ProposedText,
  },
  sayYesByCode: {
    ...onCase,
    path: "/cases/{caseId}/say-yes",
    summary: "Say yes to what is proposed, by the link that asked for it",
    answersFor: "sayYes",
    body: z.strictObject({ digits, textSha256: SayYes.shape.textSha256 }),
    refusals: [...onCase.refusals, "terms-changed", "guardian-needed", "reading-needed"],
  },
  sayNoByCode: {
    ...onCase,
    path: "/cases/{caseId}/say-no",
    summary: "Say no to what is proposed, by the link that asked for a yes",
    answersFor: "sayNo",
    body: z.strictObject({ digits, reason: SayNo.shape.reason, textSha256: SayNo.shape.textSha256 }),
    refusals: [...onCase.refusals, "terms-changed", "guardian-needed"],
  },
} as const;
