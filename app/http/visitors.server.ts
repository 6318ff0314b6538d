import { redirect } from '@remix-run/node';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import type { RequestContext } from './context.server.ts';
import { signInPath } from './paths.ts';

/** What a visitor may not read leads to sign-in, whether it is there or not: nothing tells one from the other. */
export async function orSignIn<T>(context: RequestContext, person: AskingPerson | null, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    throw person === null && error instanceof NotFound ? redirect(signInPath(context.path)) : error;
  }
}
