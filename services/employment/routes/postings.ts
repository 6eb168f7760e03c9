import * as z from "zod";
import { Industry } from "#shared/contracts/employment.ts";
import { pageOf, paging } from "#shared/http/route.ts";
import { organiserRoles, reviewerRoles } from "../domain/access.ts";
import { EmployerId, PostingId } from "../domain/parts.ts";
import { DraftPosting, PublishPosting, ReviewPosting, RevisePosting } from "../domain/posting/draft.ts";
import { FillPosting, WithdrawPosting } from "../domain/posting/fill.ts";
import { JobPosting } from "../domain/posting/job-posting.ts";
import { Posting, PostingCard, PostingStatus } from "../domain/posting/posting.ts";

const organisersAndContacts = { roles: [...organiserRoles, "employer-contact"] } as const;
const reviewers = { roles: reviewerRoles } as const;
const reviewersAndContacts = { roles: [...reviewerRoles, "employer-contact"] } as const;
const onPosting = { method: "POST", params: { postingId: PostingId }, reply: Posting, offers: "posting" } as const;
const open = {
  industry: Industry.optional(),
  withinKilometres: z.coerce.number().int().min(0).max(10_000).optional(),
};

/** Postings: from a need that was heard to an offer anyone may read. */
export const postingSpecs = {
  draftPosting: {
    method: "POST",
    path: "/postings",
    summary: "Turn a need into a posting with all that the law asks of it",
    access: organisersAndContacts,
    body: DraftPosting,
    reply: Posting,
    offers: "posting",
    status: 201,
    refusals: ["discriminatory-term", "redaction-required"],
  },
  revisePosting: {
    ...onPosting,
    path: "/postings/{postingId}/revise",
    summary: "Change what is not public yet; it is a draft again",
    access: organisersAndContacts,
    body: RevisePosting,
    refusals: ["wrong-state", "discriminatory-term", "redaction-required"],
  },
  reviewPosting: {
    ...onPosting,
    path: "/postings/{postingId}/review",
    summary: "Say that staff have read it",
    access: reviewers,
    body: ReviewPosting,
    fresh: true,
    refusals: ["wrong-state", "conflict-of-interest"],
  },
  publishPosting: {
    ...onPosting,
    path: "/postings/{postingId}/publish",
    summary: "Make a reviewed posting public",
    access: reviewers,
    body: PublishPosting,
    refusals: ["wrong-state", "employer-not-verified", "discriminatory-term", "redaction-required"],
  },
  fillPosting: {
    ...onPosting,
    path: "/postings/{postingId}/fill",
    summary: "Say that the employer has found everybody",
    access: reviewersAndContacts,
    body: FillPosting,
    refusals: ["wrong-state"],
  },
  withdrawPosting: {
    ...onPosting,
    path: "/postings/{postingId}/withdraw",
    summary: "Take a posting back",
    access: reviewersAndContacts,
    body: WithdrawPosting,
    refusals: ["wrong-state"],
  },
  getPosting: {
    method: "GET",
    path: "/postings/{postingId}",
    summary: "A posting: organisers see all, contacts their own, everybody what was published",
    access: "member",
    params: { postingId: PostingId },
    reply: Posting,
    offers: "posting",
  },
  listPostings: {
    method: "GET",
    path: "/postings",
    summary: "Postings by status, industry or distance",
    access: { roles: organiserRoles },
    query: { status: PostingStatus.optional(), ...open, ...paging },
    reply: pageOf(PostingCard),
  },
  listEmployerPostings: {
    method: "GET",
    path: "/employers/{employerId}/postings",
    summary: "Every posting of an employer; a contact sees those of the own one",
    access: organisersAndContacts,
    params: { employerId: EmployerId },
    query: paging,
    reply: pageOf(PostingCard),
  },
  listOpenPostings: {
    method: "GET",
    path: "/postings",
    summary: "Work that is offered now: the newest first, by industry, or the nearest first",
    access: "public",
    query: { ...open, ...paging },
    reply: pageOf(PostingCard),
  },
  getJobPosting: {
    method: "GET",
    path: "/postings/{postingId}",
    summary: "A published posting as schema.org's JobPosting, in JSON-LD",
    access: "public",
    params: { postingId: PostingId },
    reply: JobPosting,
    media: "application/ld+json",
  },
} as const;
