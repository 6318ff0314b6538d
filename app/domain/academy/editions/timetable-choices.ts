import { addDays, timeOfMinute } from '#app/domain/calendar/local-time.ts';
import type { EntryChoices } from './components/timetable-forms.tsx';
import type { LoadedEntry, LoadedTimetable } from './timetable.server.ts';

/** What a form of an entry lets one choose from. @param kind null for a new one, whose kinds are called by `names` */
export function choicesOf({ edition, frame, places, modules, faculty }: Omit<LoadedTimetable, 'entries' | 'removed'>, kind: LoadedEntry['kind'] | null, names: { modules: string; visits: string } = { modules: '', visits: '' }): EntryChoices {
  const toChoice = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  const sites = places.filter(({ siteId }) => siteId !== null);
  const startsOn = edition.startsOn.toISOString().slice(0, 10);
  const count = Math.round((edition.endsOn.getTime() - edition.startsOn.getTime()) / 86_400_000) + 1;
  return {
    what: kind === null ? [{ label: names.modules, choices: modules.map(({ id, title }) => ({ value: id, label: title })) }, ...(sites.length > 0 ? [{ label: names.visits, choices: sites.map(toChoice) }] : [])] : null,
    days: Array.from({ length: count }, (_, day) => addDays(startsOn, day)),
    // Where a visit leads is what it is.
    places: kind === 'visit' ? null : places.map(toChoice),
    trainers: faculty.map(({ id, pseudonym }) => ({ value: id, label: pseudonym })),
    groups: frame.groups,
    isOwn: kind === null || kind === 'own',
  };
}

/** What stands in the form of an entry. */
export function valuesOf({ day, fromMinute, untilMinute, placeId, group, trainers, kind, title }: LoadedEntry) {
  return { day: String(day), from: timeOfMinute(fromMinute), minutes: String(untilMinute - fromMinute), place: placeId ?? '', group: group === null ? '' : String(group), trainers, words: kind === 'own' ? title : '' };
}
