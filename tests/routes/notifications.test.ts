import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listNotifications } from '#app/domain/notifications/notifications.server.ts';
import { database } from '#app/platform/database.server.ts';
import { findOuting } from '../setup/outing.ts';
import { startApp, type RunningApp } from '../setup/app.ts';
import { makeScene, type Scene, type SignedIn } from '../setup/scene.ts';

/** A scene whose people were told of all that happened in it. */
const CANARY = 'canary-2F6-sorrel';
let app: RunningApp;
let scene: Scene;

beforeAll(async () => {
  scene = await makeScene(CANARY);
  app = await startApp();
}, 120_000);

afterAll(() => app.stop());

const READERS: readonly SignedIn[] = ['lead', 'coordinator', 'provider', 'otherLead', 'otherCoordinator', 'declined'];

describe('notifications', () => {
  it.each(READERS)('lead %s to pages that are open to them', async (who) => {
    const cookie = await app.cookieOf(scene.people[who]);
    const paths = new Set<string>();
    for (let page = 1; page < 10; page += 1) for (const { path } of (await listNotifications(scene.people[who], page)).notifications) paths.add(path);
    if (who !== 'declined') expect(paths.size).toBeGreaterThan(1);
    for (const path of paths) expect([path, (await app.send(path, { cookie })).status]).toEqual([path, 200]);
  });

  it('stand on a page and on home in words that name nobody, without a script, and are counted on every page', async () => {
    for (const locale of ['en', 'fr']) {
      const cookie = `${await app.cookieOf(scene.people.lead)}; __Host-l=${locale}`;
      const [list, home] = [await app.send('/notifications', { cookie }), await app.send('/home', { cookie })];
      const told = list.body.slice(list.body.indexOf('<main'), list.body.indexOf('</main>'));
      expect(findOuting(told)).toEqual([]);
      expect(told).not.toContain(CANARY);
      expect(told).toContain('/reading"');
      expect(home.body).toContain('/reading"');
      for (const { body } of [list, home]) expect([/<script(?![^>]*leave\.js)/.test(body), /href="\/notifications"[^>]*>[^<]*<span[^>]*>\d+/.test(body)]).toEqual([false, true]);
    }
  });

  it('are read when they are opened, all at once, and by nobody else', async () => {
    const [cookie, other] = [await app.cookieOf(scene.people.coordinator), await app.cookieOf(scene.people.otherCoordinator)];
    const unread = () => database().notification.count({ where: { personId: scene.people.coordinator.id, readAt: null } });
    const { id, place, subjectId } = await database().notification.findFirstOrThrow({ where: { personId: scene.people.coordinator.id, readAt: null, place: 'request' } });
    const before = await unread();
    expect((await app.send(`/notifications/${id}/reading`, { method: 'POST', form: {}, cookie: other })).status).toBe(404);
    expect((await app.send('/notifications/reading', { method: 'POST', form: {}, cookie: other })).status).toBe(303);
    expect(await unread()).toBe(before);
    const opened = await app.send(`/notifications/${id}/reading`, { method: 'POST', form: {}, cookie });
    expect([opened.status, opened.headers.get('location'), place]).toEqual([303, `/requests/${subjectId}`, 'request']);
    expect(await unread()).toBe(before - 1);
    expect((await app.send(`/notifications/${id}/reading`, { method: 'POST', form: {}, cookie })).status).toBe(303);
    await app.send('/notifications/reading', { method: 'POST', form: {}, cookie });
    expect(await unread()).toBe(0);
    expect((await app.send('/notifications', { cookie })).body).not.toContain('/reading"');
  });
});
