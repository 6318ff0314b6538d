import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { readBusyTimes } from './busy-times.ts';
import { uidFor, writeCalendar, type Entry } from './icalendar.ts';
import { writeVtimezone } from './vtimezone.ts';

const WORDS = { entry: 'Appointment', name: 'Calendar' };
const NOW = new Date('2026-11-24T08:00:00Z');
const entry = (more: Partial<Entry> = {}): Entry => ({ id: 'one', startsAt: new Date('2027-03-26T09:00:00Z'), endsAt: new Date('2027-03-26T10:30:00Z'), zone: 'Europe/Paris', state: 'booked', sequence: 0, changedAt: NOW, ...more });

describe('a calendar file', () => {
  it('read back by another parser has the same times, on the clock of each zone', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    fc.assert(
      fc.property(fc.array(fc.record({ zone: zones, at: fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2029, 0, 1) / 60_000 }), minutes: fc.integer({ min: 15, max: 3000 }), sequence: fc.nat(9), cancelled: fc.boolean() }), { minLength: 1, maxLength: 6 }), (bookings) => {
        const entries = bookings.map(({ zone, at, minutes, sequence, cancelled }, i) => entry({ id: String(i), zone, startsAt: new Date(at * 60_000), endsAt: new Date((at + minutes) * 60_000), sequence, state: cancelled ? 'cancelled' : 'booked' }));
        const root = new ICAL.Component(ICAL.parse(writeCalendar('person', entries, WORDS, NOW)) as unknown[]);
        const zonesIn = new Map(root.getAllSubcomponents('vtimezone').map((zone) => [String(zone.getFirstPropertyValue('tzid')), new ICAL.Timezone({ component: zone, tzid: String(zone.getFirstPropertyValue('tzid')) })]));
        const events = root.getAllSubcomponents('vevent').map((event) => {
          const instant = (name: string) => {
            const property = event.getFirstProperty(name) as ICAL.Property;
            const time = (property.getFirstValue() as ICAL.Time).clone();
            const zone = zonesIn.get(String(property.getParameter('tzid')));
            if (zone) time.zone = zone;
            return time.toUnixTime() * 1000;
          };
          return { uid: event.getFirstPropertyValue('uid'), from: instant('dtstart'), until: instant('dtend'), sequence: event.getFirstPropertyValue('sequence'), status: event.getFirstPropertyValue('status') };
        });
        expect(events).toEqual(entries.map(({ id, startsAt, endsAt, sequence, state }) => ({ uid: uidFor('person', id), from: startsAt.getTime(), until: endsAt.getTime(), sequence, status: state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED' })));
      }),
      { numRuns: 60 },
    );
  });

  it('has lines of at most 75 bytes that end as they must, and each part where RFC 5545 wants it', () => {
    const text = writeCalendar('person', [entry(), entry({ id: 'two', zone: 'America/Argentina/ComodRivadavia' })], { entry: 'Rendez-vous ; très long, '.repeat(8), name: 'Agenda' }, NOW);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:[^\r]+\r\n(NAME|X-WR-CALNAME)/);
    const parts: string[] = [...(text.match(/^(BEGIN:\w+|[A-Z-]+(?=[:;]))/gm) ?? [])];
    expect(parts.slice(parts.indexOf('BEGIN:VTIMEZONE')).filter((part) => /^(X-|REFRESH|METHOD|NAME)/.test(part))).toEqual([]);
    expect(text.indexOf('BEGIN:VTIMEZONE')).toBeLessThan(text.indexOf('BEGIN:VEVENT'));
    expect(text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(2);
  });

  it('holds a word and times, and nobody', () => {
    const text = writeCalendar('person', [entry()], WORDS, NOW);
    expect(text).not.toMatch(/ORGANIZER|ATTENDEE|LOCATION|DESCRIPTION|CONTACT|COMMENT|URL|ATTACH|mailto|METHOD/);
    expect(text).toMatch(/SUMMARY:Appointment\r\n/);
    expect(text).not.toContain('one');
  });

  it.each(['UTC', 'Africa/Nairobi', 'Europe/Paris'])('of nobody and nothing is a calendar all the same, of one component: the clocks of %s', (zone) => {
    const text = writeCalendar('person', [], WORDS, NOW, zone);
    const components = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents();
    expect(components.map((component) => [component.name, component.getFirstPropertyValue('tzid')])).toEqual([['vtimezone', zone]]);
    expect(text).toMatch(/END:(STANDARD|DAYLIGHT)\r\nEND:VTIMEZONE\r\nEND:VCALENDAR(\r\n)?$/);
  });

  it('names a booking alike for one person, and differently for another', () => {
    expect(uidFor('a', 'x')).toBe(uidFor('a', 'x'));
    expect(uidFor('a', 'x')).not.toBe(uidFor('b', 'x'));
    expect(uidFor('a', 'x')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('tells how the clocks of a zone stand whose rules change', () => {
    const text = writeVtimezone('Pacific/Apia', new Date('2011-12-01T00:00:00Z'), new Date('2012-01-10T00:00:00Z'));
    expect(text).toContain('DTSTART:20111230T000000\r\nTZOFFSETFROM:-1000\r\nTZOFFSETTO:+1400');
  });
});

const PERIOD = { from: Date.parse('2026-11-24T00:00:00Z') / 60_000, until: Date.parse('2027-12-24T00:00:00Z') / 60_000 };
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:u1', 'DTSTAMP:20261101T000000Z', ...lines, 'END:VEVENT'].join('\r\n');
const file = (...parts: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//y//EN', ...parts, 'END:VCALENDAR', ''].join('\r\n');
const read = async (text: string, zone = 'Africa/Nairobi') => (await readBusyTimes(text, PERIOD, zone)).map(({ from, until }) => [from, until].map((minute) => new Date(minute * 60_000).toISOString().slice(2, 16)).join('/'));
const refusal = (text: string) => readBusyTimes(text, PERIOD, 'UTC').then(() => null, (error: { reason: string; details?: object }) => error.reason.replace('calendar.busy.errors.', ''));

describe('busy times from a calendar file', () => {
  it('are those of events in their zones, in UTC, without a zone, and of whole days', async () => {
    expect(await read(file(event('DTSTART;TZID=Europe/Paris:20270328T013000', 'DTEND;TZID=Europe/Paris:20270328T043000')))).toEqual(['27-03-28T00:30/27-03-28T02:30']);
    expect(await read(file(event('DTSTART:20261201T090000Z', 'DURATION:PT1H30M')))).toEqual(['26-12-01T09:00/26-12-01T10:30']);
    expect(await read(file(event('DTSTART:20261201T090000', 'DTEND:20261201T100000')))).toEqual(['26-12-01T06:00/26-12-01T07:00']);
    expect(await read(file(event('DTSTART;VALUE=DATE:20261201', 'DTEND;VALUE=DATE:20261203')))).toEqual(['26-11-30T21:00/26-12-02T21:00']);
    expect(await read(file(event('DTSTART;VALUE=DATE:20261201')))).toEqual(['26-11-30T21:00/26-12-01T21:00']);
  });

  it('at an hour that the clocks leave out are told by how they stood before, and last as long as the clock says', async () => {
    const paris = (from: string, until: string) => file(event(`DTSTART;TZID=Europe/Paris:20270328T${from}00`, `DTEND;TZID=Europe/Paris:20270328T${until}00`));
    expect(await read(paris('0230', '0330'))).toEqual(['27-03-28T01:30/27-03-28T02:30']);
    expect(await read(paris('0230', '0500'))).toEqual(['27-03-28T01:30/27-03-28T03:00']);
    expect(await read(paris('0130', '0230'))).toEqual(['27-03-28T00:30/27-03-28T01:30']);
    expect(await read(file(event('DTSTART;TZID=Europe/Paris:20270328T023000', 'DURATION:PT1H')))).toEqual(['27-03-28T01:30/27-03-28T02:30']);
    expect(await read(file(event('DTSTART;TZID=Europe/Paris:20270327T023000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=3')))).toEqual(['27-03-27T01:30/27-03-27T02:30', '27-03-28T01:30/27-03-28T02:30', '27-03-29T00:30/27-03-29T01:30']);
  });

  it('are of a zone that the file itself describes, under a name of its own', async () => {
    const zone = 'BEGIN:VTIMEZONE\r\nTZID:W. Europe Standard Time\r\nBEGIN:STANDARD\r\nDTSTART:16011028T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:16010325T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE';
    const lines = ['DTSTART;TZID=W. Europe Standard Time:20261201T100000', 'DTEND;TZID=W. Europe Standard Time:20261201T110000'];
    expect(await read(file(zone, event(...lines)))).toEqual(['26-12-01T09:00/26-12-01T10:00']);
    const onChange = (from: string, until: string) => read(file(zone, event(`DTSTART;TZID=W. Europe Standard Time:20270328T${from}00`, `DTEND;TZID=W. Europe Standard Time:20270328T${until}00`)));
    expect(await Promise.all([onChange('0130', '0230'), onChange('0230', '0330'), onChange('0259', '0300'), onChange('0300', '0400')])).toEqual([['27-03-28T00:30/27-03-28T01:30'], ['27-03-28T01:30/27-03-28T02:30'], ['27-03-28T01:59/27-03-28T02:00'], ['27-03-28T01:00/27-03-28T02:00']]);
    expect(await refusal(file(event(...lines)))).toBe('unknownZone');
  });

  it('repeat on the clock of the event, without what was dropped or replaced', async () => {
    const weekly = ['DTSTART;TZID=Europe/Paris:20270316T180000', 'DTEND;TZID=Europe/Paris:20270316T190000', 'RRULE:FREQ=WEEKLY;COUNT=4', 'EXDATE;TZID=Europe/Paris:20270323T180000'];
    const replaced = event('RECURRENCE-ID;TZID=Europe/Paris:20270406T180000', 'DTSTART;TZID=Europe/Paris:20270407T080000', 'DTEND;TZID=Europe/Paris:20270407T090000');
    expect(await read(file(event(...weekly), replaced))).toEqual(['27-03-16T17:00/27-03-16T18:00', '27-03-30T16:00/27-03-30T17:00', '27-04-07T06:00/27-04-07T07:00']);
    expect(await read(file(event('DTSTART:20200101T090000Z', 'DTEND:20200101T100000Z', 'RRULE:FREQ=DAILY;UNTIL=20261126T235959Z')))).toEqual(['26-11-24T09:00/26-11-24T10:00', '26-11-25T09:00/26-11-25T10:00', '26-11-26T09:00/26-11-26T10:00']);
    expect(await read(file(event('DTSTART;TZID=America/New_York:20261201T200000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;UNTIL=20261203T010000Z')))).toEqual(['26-12-02T01:00/26-12-02T02:00', '26-12-03T01:00/26-12-03T02:00']);
    expect(await read(file(event('DTSTART:20261201T090000Z', 'DURATION:PT1H', 'RDATE:20261205T090000Z,20261206T090000Z')))).toHaveLength(3);
  });

  it('of what has repeated for years are worked out like any other, and many of them', async () => {
    const daily = Array.from({ length: 60 }, (_, i) => event(`DTSTART;TZID=Europe/Paris:19${70 + (i % 30)}0101T090000`, 'DURATION:PT1H', 'RRULE:FREQ=DAILY'));
    expect(await read(file(...daily))).toHaveLength(395);
    expect(await read(file(event('DTSTART;TZID=Europe/Paris:19990105T090000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20261210T235959Z')))).toEqual(['26-12-01T08:00/26-12-01T09:00', '26-12-03T08:00/26-12-03T09:00']);
  });

  it('are not those of what is cancelled, free, or over', async () => {
    expect(await read(file(event('DTSTART:20261201T090000Z', 'DURATION:PT1H', 'STATUS:CANCELLED'), event('DTSTART:20261201T090000Z', 'DURATION:PT1H', 'TRANSP:TRANSPARENT'), event('DTSTART:20201201T090000Z', 'DURATION:PT1H')))).toEqual([]);
    expect(await read(file('BEGIN:VFREEBUSY\r\nFREEBUSY:20261201T090000Z/PT1H,20261202T090000Z/20261202T100000Z\r\nFREEBUSY;FBTYPE=FREE:20261203T090000Z/PT1H\r\nEND:VFREEBUSY'))).toEqual(['26-12-01T09:00/26-12-01T10:00', '26-12-02T09:00/26-12-02T10:00']);
  });

  it('come through alarms, pictures, other line ends and folded lines', async () => {
    const text = file(event('DTSTART:2026120', ' 1T090000Z', 'DURATION:PT1H', 'SUMMARY:BEGIN:VEVENT', `ATTACH;ENCODING=BASE64:${'A'.repeat(200)}`, ` ${'A'.repeat(500_000)}`, 'BEGIN:VALARM', 'TRIGGER:-PT15M', 'DURATION:PT5M', 'END:VALARM'));
    expect(await read(text)).toEqual(['26-12-01T09:00/26-12-01T10:00']);
    expect(await read(text.replaceAll('\r\n', '\n'))).toEqual(['26-12-01T09:00/26-12-01T10:00']);
  });

  it.each([
    ['nothing', '', 'notACalendar'],
    ['a page of the web', '<!doctype html><html><body>BEGIN:VCALENDAR</body></html>', 'notACalendar'],
    ['a picture', '\u0089PNG\r\n\u001a\n\u0000\u0000', 'notACalendar'],
    ['a card of someone', 'BEGIN:VCARD\r\nFN:x\r\nEND:VCARD\r\n', 'notACalendar'],
    ['a file that was cut off', file(event('DTSTART:20261201T090000Z', 'DURATION:PT1H')).slice(0, -30), 'notACalendar'],
    ['parts that do not end as they began', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\nEND:VEVENT\r\n', 'notACalendar'],
    ['a time that is none', file(event('DTSTART:tomorrow', 'DURATION:PT1H')), 'malformed'],
    ['a day that is none', file(event('DTSTART:20261399T990000Z', 'DURATION:PT1H')), 'malformed'],
    ['30 February', file(event('DTSTART;VALUE=DATE:20270230')), 'malformed'],
    ['a length that is none', file(event('DTSTART:20261201T090000Z', 'DURATION:soon')), 'malformed'],
    ['a rule that is none', file(event('DTSTART:20261201T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=SOMETIMES')), 'malformed'],
    ['an unknown zone', file(event('DTSTART;TZID=Mars/Olympus:20261201T090000', 'DURATION:PT1H')), 'unknownZone'],
    ['every second of all years', file(event('DTSTART:19700101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY')), 'tooMuch'],
    ['an endless search', file(event('DTSTART:20261201T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30')), 'tooMuch'],
    ['steps that are counted one by one', file(event('DTSTART:20261201T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;INTERVAL=999999999')), 'tooMuch'],
  ])('say what is wrong with %s', async (_name, text, reason) => {
    expect(await refusal(text)).toBe(reason);
  });

  it('end for every rule, in time', async () => {
    const rule = fc.record({
      FREQ: fc.constantFrom('SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      INTERVAL: fc.option(fc.constantFrom('0', '1', '7', '12', '999')),
      BYMONTH: fc.option(fc.constantFrom('2', '2,4', '13', '0')),
      BYMONTHDAY: fc.option(fc.constantFrom('30', '31', '-31', '0', '29,30')),
      BYDAY: fc.option(fc.constantFrom('MO', '5MO', '-5FR', 'MO,WE', '53SU')),
      BYSETPOS: fc.option(fc.constantFrom('1', '-1', '366')),
      BYYEARDAY: fc.option(fc.constantFrom('366', '-366')),
      BYWEEKNO: fc.option(fc.constantFrom('53', '-53')),
      BYHOUR: fc.option(fc.constantFrom('3', '25')),
    });
    await fc.assert(
      fc.asyncProperty(rule, async (parts) => {
        const text = Object.entries(parts).flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`])).join(';');
        const began = performance.now();
        expect([null, 'tooMuch', 'malformed']).toContain(await refusal(file(event('DTSTART;TZID=Europe/Paris:20261130T090000', 'DURATION:PT1H', `RRULE:${text}`))));
        expect(performance.now() - began).toBeLessThan(8_000);
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  it('of nearly 10 MB are read', async () => {
    const many = Array.from({ length: 40_000 }, (_, i) => event(`DTSTART:2026120${1 + (i % 9)}T0${i % 10}0000Z`, 'DURATION:PT15M', `SUMMARY:${'Something that nobody here reads. '.repeat(4)}`));
    const text = file(...many);
    expect(text.length).toBeGreaterThan(9_000_000);
    expect((await read(text)).length).toBeGreaterThan(50);
  }, 60_000);
});
