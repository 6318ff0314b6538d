import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { allowAnyone } from '#app/http/person.server.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await allowAnyone(context);
  return redirect(person ? '/home' : '/sign-in');
}
