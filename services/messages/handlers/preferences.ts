import { actingPerson } from "#shared/domain/caller.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { usual } from "../domain/preferences.ts";
import { messagesRoutes as routes } from "../routes.ts";
import { preferencesStore } from "../store/preferences-store.ts";

const getPreferences = endpoint(routes.getPreferences, async ({ caller, table }) => {
  const { personId } = actingPerson(caller);
  const { state = usual(personId), version = 0 } = (await preferencesStore(table).find(personId)) ?? {};
  return { body: state, version };
});

const setPreferences = endpoint(routes.setPreferences, async ({ body, caller, command, now, table }) => {
  const { personId } = actingPerson(caller);
  const told = { ...body, by: caller, at: now };
  const { state, ...outcome } = await preferencesStore(table).set(personId, command, told);
  return { body: state, ...outcome };
});

/** How somebody wants to be told. */
export const preferencesEndpoints = { getPreferences, setPreferences };
