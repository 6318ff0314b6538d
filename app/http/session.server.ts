import { deviceProof } from '#app/domain/accounts/sign-in-limits.server.ts';
import { foldPseudonym } from '#app/domain/accounts/model.ts';
import type { RenewedSession } from '#app/domain/accounts/sessions.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { OWN_DEVICE } from '#app/domain/accounts/session-life.ts';
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

/** Gives the browser the new id of its session, after one's own roles have changed. */
export function renewedSession(context: RequestContext, person: AskingPerson, renewed: RenewedSession | null): void {
  if (renewed) openedSession(context, renewed.sessionId, renewed.sharedDevice, foldPseudonym(person.pseudonym));
}
