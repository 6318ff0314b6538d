import type { LoaderFunctionArgs } from '@remix-run/node';
import { NotFound } from '#app/domain/refusal.ts';
import { allowAnyone } from '#app/http/person.server.ts';

/** Any address that is none. Without a route of its own its page would lack the frame: the language, the ways on, the way out. */
export async function loader({ context }: LoaderFunctionArgs) {
  await allowAnyone(context);
  throw new NotFound();
}

export default function NothingHere() {
  return null;
}
