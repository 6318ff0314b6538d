import type { ComponentProps, ReactNode } from 'react';
import { Button } from '../button.tsx';
import { useFormBusy } from './form-state.ts';

/** Sends the form around it, and says that it does. */
export function SubmitButton(props: Omit<ComponentProps<typeof Button>, 'type' | 'busy'>) {
  return <Button {...props} type="submit" busy={useFormBusy()} />;
}

/** The end of a form: its button, and other ways on. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-x-4 gap-y-3 pt-2">{children}</div>;
}
