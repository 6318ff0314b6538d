import { useLoaderData } from '@remix-run/react';
import { useState, type ComponentProps } from 'react';
import { WHOSE_PAGE } from './field-values.ts';

/** Whose page this is: of whoever it was drawn for, also once somebody else has signed in. */
export function usePageSign(): string | undefined {
  const data = useLoaderData<{ pageOf?: string } | undefined>();
  return useState(data?.pageOf)[0];
}

/** Says so with what the form around sends: what one person typed is never taken as another's, who signed in beside it. */
export function PageOfField() {
  const sign = usePageSign();
  return sign === undefined ? null : <input type="hidden" name={WHOSE_PAGE} value={sign} />;
}

/** A plain form that changes something. */
export function PostForm({ children, ...form }: Omit<ComponentProps<'form'>, 'method'>) {
  return (
    <form method="post" {...form}>
      <PageOfField />
      {children}
    </form>
  );
}
