import { deviceProof } from '#app/domain/accounts/sign-in-limits.server.ts';
import { OWN_DEVICE } from '#app/domain/accounts/session-life.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { renewSession } from '#app/domain/accounts/sessions.server.ts';
import { foldPseudonym } from '#app/domain/accounts/model.ts';
import type { RequestContext } from './context.server.ts';

const YEAR = 365 * 86_400_000;

/**
 * Gives the browser a session that was just opened. On a shared device the cookie goes with the browser; on one's own it stays
 * as long as the session may, and the device is known again.
 */
export function openedSession(context: RequestContext, sessionId: string, sharedDevice: boolean, signInName: string): void {
  context.setCookie('__Host-s', sessionId, sharedDevice ? {} : { maxAge: OWN_DEVICE.absolute });
  if (!sharedDevice) context.setCookie('__Host-d', deviceProof(signInName), { maxAge: YEAR });
}

/** After someone was given more to do: a new session in the place of the one with which they came. */
export async function giveNewSession(context: RequestContext, person: AskingPerson): Promise<void> {
  const { sessionId, sharedDevice } = await renewSession(person);
  openedSession(context, sessionId, sharedDevice, foldPseudonym(person.pseudonym));
}
