import { expect, type Browser, type Page } from '@playwright/test';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { expectAccessible, openBrowser } from './people.ts';
import { signInAs } from './seeded.ts';

export type Mentoring = 'lead' | 'mentee' | 'mentor' | 'coordinator';

export interface FourPeople {
  /** The page of each; the mentee's knows no JavaScript. */
  open: Record<Mentoring, Page>;
  /** What the mentee sees is looked into in a second browser of theirs: without JavaScript nothing can be asked of a page. */
  look(who: Mentoring, path?: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens a browser for each of the four who take part in mentoring, signed in. */
export async function openFour(browser: Browser, who: Readonly<Record<Mentoring, AskingPerson>>): Promise<FourPeople> {
  async function openFor(name: Mentoring, javaScriptEnabled: boolean) {
    const opened = await openBrowser(browser, { javaScriptEnabled });
    await signInAs(opened.context, who[name]);
    return opened;
  }
  const [lead, mentee, mentor, coordinator, beside] = [await openFor('lead', true), await openFor('mentee', false), await openFor('mentor', true), await openFor('coordinator', true), await openFor('mentee', true)];
  const open = { lead: lead.page, mentee: mentee.page, mentor: mentor.page, coordinator: coordinator.page };
  return {
    open,
    async look(name, path) {
      if (name !== 'mentee') return expectAccessible(open[name]);
      expect((await beside.page.goto(path ?? open.mentee.url()))?.status()).toBe(200);
      await expectAccessible(beside.page);
    },
    async close() {
      for (const { context } of [lead, mentee, mentor, coordinator, beside]) await context.close();
    },
  };
}
