import * as z from "zod";
import { ConsentPurpose } from "#shared/domain/consent-texts.ts";
import { operatorRoles } from "#shared/domain/roles.ts";
import { pageOf, paging } from "#shared/http/route.ts";
import { Consent, ConsentId, WithdrawConsent } from "../domain/consent.ts";
import { ConsentTextView, TightenConsentText } from "../domain/consent-text.ts";
import { GiveConsent } from "../domain/give-consent.ts";
import { DependantId } from "../domain/household.ts";
import { PartyMembership, SetPartyMembership } from "../domain/party-membership.ts";
import { PersonId } from "../domain/role-grant.ts";

const ofPurpose = { params: { purpose: ConsentPurpose } } as const;

const ofPerson = { params: { personId: PersonId }, reply: PartyMembership } as const;

/** The words that people agree to, and what they answered. */
export const consentSpecs = {
  listConsentTexts: {
    method: "GET",
    path: "/consent-texts",
    summary: "What people agree to here, for each purpose: to be shown before they answer",
    access: "public",
    reply: z.object({ items: z.array(ConsentTextView) }),
  },
  getConsentPaper: {
    ...ofPurpose,
    method: "GET",
    path: "/consent-texts/{purpose}/paper",
    summary: "The text of a consent to be signed at the desk, in large letters",
    access: { roles: [...operatorRoles, "employment-caseworker"] },
    reply: z.string(),
    media: "text/html",
  },
  tightenConsentText: {
    ...ofPurpose,
    method: "POST",
    path: "/consent-texts/{purpose}/tighten",
    summary: "Say more than the text that is shipped, or tell fewer: a version of its own from now on",
    access: { roles: ["community-admin"] },
    body: TightenConsentText,
    reply: ConsentTextView,
  },
  setPartyMembership: {
    ...ofPerson,
    method: "POST",
    path: "/people/{personId}/set-party-membership",
    summary: "Say that I am a member of the Party, and whom that is shown to; my consent comes first",
    access: "member",
    body: SetPartyMembership,
    refusals: ["consent-needed"],
    needsIdentity: true,
  },
  getPartyMembership: {
    ...ofPerson,
    method: "GET",
    path: "/people/{personId}/party-membership",
    restricted: true,
    summary: "Whether somebody is a member of the Party, for those to whom they show it",
    access: "member",
  },
  giveConsent: {
    method: "POST",
    path: "/consents",
    summary: "Say yes or no to one purpose",
    access: "member",
    body: GiveConsent,
    refusals: ["session-required"],
    needsIdentity: true,
    reply: Consent,
    offers: "consent",
    status: 201,
  },
  listConsents: {
    method: "GET",
    path: "/consents",
    restricted: true,
    summary: "What was agreed to about oneself, or about a person or a dependant",
    access: "member",
    query: { subject: z.union([PersonId, DependantId]).optional(), ...paging },
    reply: pageOf(Consent),
  },
  getConsent: {
    method: "GET",
    path: "/consents/{consentId}",
    restricted: true,
    summary: "One consent",
    access: "member",
    params: { consentId: ConsentId },
    reply: Consent,
    offers: "consent",
  },
  withdrawConsent: {
    method: "POST",
    path: "/consents/{consentId}/withdraw",
    summary: "Take a consent back",
    access: "member",
    params: { consentId: ConsentId },
    body: WithdrawConsent,
    needsIdentity: true,
    reply: Consent,
    offers: "consent",
  },
} as const;
