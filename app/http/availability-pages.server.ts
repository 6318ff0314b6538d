import { timeZones } from '#app/domain/accounts/time-zones.ts';
import { readAvailability, saveAvailability, type AvailabilityOwner } from '#app/domain/calendar/availability.server.ts';
import { pathOfAvailability } from '#app/domain/calendar/availability-pages.ts';
import { busyTimesSchema } from '#app/domain/calendar/busy-form.ts';
import { importBusyTimes, listBusyImports } from '#app/domain/calendar/busy-imports.server.ts';
import { absenceSchema, exceptionSchema } from '#app/domain/calendar/days-ahead.ts';
import { addAbsence, addException, readDaysAhead } from '#app/domain/calendar/days-ahead.server.ts';
import { availabilitySchema } from '#app/domain/calendar/model.ts';
import type { RequestContext } from './context.server.ts';
import { readForm, readFormWithFile } from './form.server.ts';
import { formErrors, goTo, page, refusedAt } from './reply.server.ts';

/**
 * The pages on which it is said when someone can be booked, and what their forms do. They are the same for a person, at
 * /availability, and for a site, at /sites/:id; a route says whose they are.
 */

const WORDS = ['calendar.availability', 'calendar.own', 'calendar.sites'];
const DAY_WORDS = [...WORDS, 'calendar.zone', 'calendar.day', 'calendar.weekdays', 'calendar.errors', 'calendar.refusals'];

/** Titles are of whoever reads; of a site they say no more than that it is one. */
function titleOf({ site }: AvailabilityOwner, own: string): string {
  return site ? 'calendar.titles.sites' : own;
}

function backTo(context: RequestContext, { site }: AvailabilityOwner, part: Parameters<typeof pathOfAvailability>[1], notice: string): Response {
  return goTo(context, pathOfAvailability(site?.id ?? null, part), notice);
}

export async function hoursPage(context: RequestContext, owner: AvailabilityOwner) {
  return page(context, { title: titleOf(owner, 'calendar.titles.availability'), words: [...WORDS, 'calendar.weekdays', 'calendar.errors'] }, { site: owner.site, availability: await readAvailability(owner), zones: timeZones() });
}

export async function takeHours(context: RequestContext, request: Request, owner: AvailabilityOwner) {
  const form = await readForm(request, availabilitySchema);
  if (!form.ok) return form.refusal;
  try {
    await saveAvailability(owner, form.value);
  } catch (error) {
    return refusedAt(error, 'zone', form.typed);
  }
  return backTo(context, owner, 'hours', 'calendar.notices.saved');
}

export async function absencesPage(context: RequestContext, owner: AvailabilityOwner) {
  return page(context, { title: titleOf(owner, 'calendar.titles.absences'), words: ['calendar.absences', ...DAY_WORDS] }, { site: owner.site, ...(await readDaysAhead(owner)) });
}

export async function takeAbsence(context: RequestContext, request: Request, owner: AvailabilityOwner) {
  const form = await readForm(request, absenceSchema);
  if (!form.ok) return form.refusal;
  try {
    await addAbsence(owner, form.value);
  } catch (error) {
    return refusedAt(error, 'lastDay', form.typed);
  }
  return backTo(context, owner, 'absences', 'calendar.notices.added');
}

export async function exceptionsPage(context: RequestContext, owner: AvailabilityOwner) {
  return page(context, { title: titleOf(owner, 'calendar.titles.exceptions'), words: ['calendar.exceptions', ...DAY_WORDS] }, { site: owner.site, ...(await readDaysAhead(owner)) });
}

export async function takeException(context: RequestContext, request: Request, owner: AvailabilityOwner) {
  const form = await readForm(request, exceptionSchema);
  if (!form.ok) return form.refusal;
  try {
    await addException(owner, form.value);
  } catch (error) {
    return refusedAt(error, 'day', form.typed);
  }
  return backTo(context, owner, 'exceptions', 'calendar.notices.added');
}

export async function busyTimesPage(context: RequestContext, owner: AvailabilityOwner) {
  return page(context, { title: titleOf(owner, 'calendar.titles.busy'), words: ['calendar.busy', ...WORDS] }, { site: owner.site, imports: await listBusyImports(owner), timeZone: owner.zone });
}

export async function takeBusyTimes(context: RequestContext, request: Request, owner: AvailabilityOwner) {
  const form = await readFormWithFile(request, busyTimesSchema, 'file');
  if (!form.ok) return form.refusal;
  const { value: { text }, file, typed } = form;
  if (!file && text === '') return formErrors({ file: 'calendar.busy.errors.nothing' }, typed);
  if (file && text !== '') return formErrors({ text: 'calendar.busy.errors.both' }, typed);
  try {
    await importBusyTimes(owner, file ?? text);
  } catch (error) {
    return refusedAt(error, file ? 'file' : 'text', typed);
  }
  return backTo(context, owner, 'busy-times', 'calendar.notices.taken');
}
