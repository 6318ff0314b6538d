import { expect, test, type Page } from '@playwright/test';
import pg from 'pg';
import { addDays } from './setup/days.ts';
import { expectAccessible, openBrowser } from './setup/people.ts';
import { openSeeded, type Seeded } from './setup/seeded.ts';

const DAY = 86_400_000;
/** A Monday and its week, far from the clocks' changes, in a month of its own: no other journey plans anything there. */
const MONDAY = firstMonday();
let seeded: Seeded;

function firstMonday(): string {
  const first = new Date(Date.UTC(new Date().getUTCFullYear() + 2, 5, 1));
  return new Date(first.getTime() + ((8 - first.getUTCDay()) % 7) * DAY).toISOString().slice(0, 10);
}

test.beforeAll(async () => {
  seeded = await openSeeded();
});

test.afterAll(() => seeded.close());

/** Books sessions at 9 h in UTC of these days, as their coordinator would, and tells their ids. */
async function book(days: readonly string[]): Promise<string[]> {
  const { bookPlan } = await import('#app/domain/assistance/scheduling.server.ts');
  const { database } = await import('#app/platform/database.server.ts');
  const { people, ids } = seeded.scene;
  const times = days.map((day, row) => ({ row, startsAt: new Date(`${day}T09:00:00Z`), endsAt: new Date(`${day}T10:00:00Z`) }));
  const booked = await bookPlan(people.coordinator, ids.engagement ?? '', { step: 'book', people: [people.lead.id], minutes: 60, zone: 'UTC', form: 'remote', place: null, agenda: null, times });
  if (!booked.ok) throw new Error('someone is held then');
  const rows = await database().assistanceSession.findMany({ where: { engagementId: ids.engagement ?? '', booking: { startsAt: { in: times.map(({ startsAt }) => startsAt) } } }, orderBy: { booking: { startsAt: 'asc' } }, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** When a session begins, as the database holds it. */
async function beginOf(session: string): Promise<string> {
  const client = new pg.Client({ connectionString: process.env.PROGRAM_DATABASE_URL });
  await client.connect();
  try {
    const { rows } = await client.query<{ begins: string }>(`select to_char(b.starts_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as begins from assistance_session s join booking b on b.id = s.booking_id where s.id = $1`, [session]);
    return rows[0]?.begins ?? '';
  } finally {
    await client.end();
  }
}

const calendar = () => `/networks/${seeded.scene.ids.network}/calendar?view=month&on=${MONDAY}`;
const thing = (page: Page, session: string) => page.locator(`[data-move="/sessions/${session}/time"]`);
const dayBox = (page: Page, day: string) => page.locator(`[data-day="${day}"]`);

test('a session is dragged to another day of the network calendar, and moved once that is confirmed', async ({ browser }) => {
  const [session = '', other = ''] = await book([MONDAY, addDays(MONDAY, 3)]);
  const { context, page } = await openBrowser(browser);
  await seeded.signIn(context, 'coordinator');
  await page.goto(calendar());
  await expectAccessible(page);
  await expect(page.getByText(/drag it to another day/)).toBeVisible();

  // Let go where no day is, nothing happens.
  await thing(page, session).dragTo(page.getByRole('heading', { level: 1 }));
  await expect(page).toHaveURL(new RegExp(`${seeded.scene.ids.network}/calendar`));

  const tuesday = addDays(MONDAY, 1);
  await thing(page, session).dragTo(dayBox(page, tuesday));
  await expect(page).toHaveURL(new RegExp(`/sessions/${session}/time\\?day=${tuesday}$`));
  await expect(page.getByLabel('Day', { exact: true })).toHaveValue(tuesday);
  expect(await beginOf(session), 'the drag itself moves nothing').toBe(`${MONDAY} 09:00`);
  await page.getByRole('button', { name: 'Move it', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/sessions/${session}$`));
  expect(await beginOf(session)).toBe(`${tuesday} 09:00`);

  await page.goto(calendar());
  await expect(dayBox(page, tuesday).locator(`[data-move="/sessions/${session}/time"]`)).toBeVisible();

  // Where its people are held already: told, with what was typed, and nothing is lost.
  const thursday = addDays(MONDAY, 3);
  await thing(page, session).dragTo(dayBox(page, thursday));
  await expect(page.getByLabel('Day', { exact: true })).toHaveValue(thursday);
  await page.getByRole('button', { name: 'Move it', exact: true }).click();
  await expect(page.getByText(/Someone is held already at this time/).first()).toBeVisible();
  await expect(page.getByLabel('Day', { exact: true })).toHaveValue(thursday);
  await expectAccessible(page);
  expect([await beginOf(session), await beginOf(other)]).toEqual([`${tuesday} 09:00`, `${thursday} 09:00`]);
  await context.close();
});

test('a session is moved with the keyboard alone, from the network calendar on', async ({ browser }) => {
  const from = addDays(MONDAY, 8);
  const [session = ''] = await book([from]);
  const { context, page } = await openBrowser(browser);
  await seeded.signIn(context, 'coordinator');
  await page.goto(calendar());
  const link = thing(page, session);
  await link.focus();
  await expect(link).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/sessions/${session}$`));
  await page.getByRole('link', { name: 'Move', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Day', { exact: true })).toHaveValue(from);
  // The hour comes first in a field of a time, whatever the browser's own language; the parts of a day stand in its order.
  const time = page.getByLabel('Time', { exact: true });
  // Keys that come while the page's scripts begin are not what is tried here.
  await time.evaluateHandle((field) => new Promise<void>((resolve) => {
    const look = () => (Object.keys(field).some((name) => name.startsWith('__react')) ? resolve() : requestAnimationFrame(look));
    look();
  }));
  await time.focus();
  await page.keyboard.press('ArrowUp');
  await expect(time).toHaveValue('10:00');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/sessions/${session}$`));
  expect(await beginOf(session)).toBe(`${from} 10:00`);
  await context.close();
});
