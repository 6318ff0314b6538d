import type { Browser, Page } from '@playwright/test';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { openBrowser } from './people.ts';
import { signInAs } from './seeded.ts';

export interface Opened<Name extends string> {
  open: Record<Name, Page>;
  close(): Promise<void>;
}

/** Opens a browser for each, signed in, and signed out for whoever is nobody; without JavaScript for those who are `plain`. The database of the program is open. */
export async function openEach<Name extends string>(browser: Browser, who: Readonly<Record<Name, AskingPerson | null>>, plain: readonly NoInfer<Name>[] = []): Promise<Opened<Name>> {
  const open = {} as Record<Name, Page>;
  for (const [name, person] of Object.entries(who) as [Name, AskingPerson | null][]) {
    const { context, page } = await openBrowser(browser, { javaScriptEnabled: !plain.includes(name) });
    if (person) await signInAs(context, person);
    open[name] = page;
  }
  return {
    open,
    async close() {
      for (const page of Object.values<Page>(open)) await page.context().close();
    },
  };
}
