import { operatorRoles } from "#shared/domain/roles.ts";
import { pageOf, paging } from "#shared/http/route.ts";
import {
  DeclineRegistration,
  OwnRegistration,
  RegisterSelf,
  RegistrationId,
  RegistrationView,
  ReleaseRegistration,
} from "../domain/registration.ts";

const desk = { roles: operatorRoles } as const;
const ofRegistration = {
  access: desk,
  params: { registrationId: RegistrationId },
  reply: RegistrationView,
  offers: "registration",
} as const;

/** Those who are on no roster, and register themselves. */
export const registrationSpecs = {
  registerSelf: {
    method: "POST",
    path: "/registrations",
    summary: "Say that I live here, where nobody has written me down: the desk takes me in",
    access: "signed-in",
    body: RegisterSelf,
    reply: OwnRegistration,
    status: 201,
    refusals: ["quota-exceeded"],
  },
  getOwnRegistration: {
    method: "GET",
    path: "/own-registration",
    summary: "How my registration stands",
    access: "signed-in",
    reply: OwnRegistration,
  },
  listRegistrations: {
    method: "GET",
    path: "/registrations",
    restricted: true,
    summary: "Those who registered themselves and wait for the desk, the longest first",
    access: desk,
    query: paging,
    reply: pageOf(RegistrationView),
  },
  getRegistration: {
    ...ofRegistration,
    method: "GET",
    path: "/registrations/{registrationId}",
    restricted: true,
    summary:
      "One of them, and whether somebody is known by the same name, and phone or flat, or of the property by the phone",
  },
  releaseRegistration: {
    ...ofRegistration,
    method: "POST",
    path: "/registrations/{registrationId}/release",
    summary: "Take them in: as somebody new, or as somebody who is known and has no sign-in yet",
    body: ReleaseRegistration,
    refusals: ["code-invalid"],
  },
  declineRegistration: {
    ...ofRegistration,
    method: "POST",
    path: "/registrations/{registrationId}/decline",
    summary: "Do not take them in, and say why",
    body: DeclineRegistration,
  },
} as const;
