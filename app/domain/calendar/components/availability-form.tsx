import type { TFunction } from 'i18next';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Section } from '#app/ui/section.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { NumberField, TextField } from '#app/ui/forms/text-field.tsx';
import { ValidatedForm, VersionField, type FormAnswer } from '#app/ui/forms/form.tsx';
import { BUFFERS, nameOfTime, NOTICES, PARTS, WEEKDAYS } from '../availability-choices.ts';
import { tellZone } from './day-words.ts';

interface AvailabilityFormProps {
  availability: { version: number; zone: string; noticeMinutes: number; bufferMinutes: number; hoursAWeek: number | null; weekly: readonly { weekday: number; fromMinute: number; toMinute: number }[] };
  zones: readonly string[];
  answer: FormAnswer | undefined;
  /** It is said of a site, and not of whoever reads. */
  ofSite?: boolean;
}

/** A time is short; one that is wrong gets a line of its own, so that what is wrong with it can be read. */
const TIME = 'w-36 has-[[aria-invalid=true]]:w-full [&_input]:max-w-36';

/** Weekly hours in two parts a day, and what must be kept free. */
export function AvailabilityForm({ availability, zones, answer, ofSite = false }: AvailabilityFormProps) {
  const { t } = useTranslation();
  const { version, zone, noticeMinutes, bufferMinutes, hoursAWeek, weekly } = availability;
  const known = zones.includes(zone) ? zones : [zone, ...zones];
  const values = { zone, noticeMinutes: String(noticeMinutes), bufferMinutes: String(bufferMinutes), hoursAWeek: hoursAWeek === null ? '' : String(hoursAWeek), ...timesOf(weekly) };
  const labels = Object.fromEntries(WEEKDAYS.flatMap((weekday) => PARTS.flatMap((part) => (['from', 'until'] as const).map((end) => [nameOfTime(end, weekday, part), labelOf(t, end, weekday, part)]))));
  return (
    <ValidatedForm answer={answer} values={values} labels={labels} submit={t('calendar.availability.submit')}>
      <VersionField value={version} />
      <SelectField name="zone" label={ofSite ? t('calendar.sites.zone') : t('calendar.availability.zone')} hint={ofSite ? undefined : t('calendar.availability.zoneHint')} choices={known.map((value) => ({ value, label: tellZone(value) }))} />
      <Section title={t('calendar.availability.hours')} lead={`${ofSite ? t('calendar.sites.hoursHint') : t('calendar.availability.hoursHint')} ${t('calendar.availability.midnight')}`}>
        <div className="max-w-4xl divide-y divide-line border-y border-line">
          {WEEKDAYS.map((weekday) => (
            <fieldset key={weekday} className="grid gap-x-6 gap-y-2 py-3 sm:grid-cols-[8rem_1fr_1fr] sm:items-start">
              <legend className="sr-only">{t(`calendar.weekdays.${weekday}`)}</legend>
              <p aria-hidden="true" className="font-semibold sm:pt-4">{t(`calendar.weekdays.${weekday}`)}</p>
              {PARTS.map((part) => (
                <div key={part} className="flex flex-wrap items-start gap-x-2 gap-y-2">
                  <TextField type="time" width="full" step={300} labelHidden name={nameOfTime('from', weekday, part)} label={labels[nameOfTime('from', weekday, part)] ?? ''} autoComplete="off" className={TIME} />
                  <span aria-hidden="true" className="pt-4 text-muted">–</span>
                  <TextField type="time" width="full" step={300} labelHidden name={nameOfTime('until', weekday, part)} label={labels[nameOfTime('until', weekday, part)] ?? ''} autoComplete="off" className={TIME} />
                </div>
              ))}
            </fieldset>
          ))}
        </div>
      </Section>
      <Section title={t('calendar.availability.rules')}>
        <div className="flex flex-col gap-6">
          <SelectField name="noticeMinutes" label={ofSite ? t('calendar.sites.notice') : t('calendar.availability.notice')} choices={choicesOf(NOTICES, (value) => t(`calendar.availability.noticeChoices.${value}`))} />
          <SelectField name="bufferMinutes" label={ofSite ? t('calendar.sites.buffer') : t('calendar.availability.buffer')} choices={choicesOf(BUFFERS, (value) => t(`calendar.availability.bufferChoices.${value}`))} />
          <NumberField name="hoursAWeek" optional label={t('calendar.availability.hoursAWeek')} hint={t('calendar.availability.hoursAWeekHint')} />
        </div>
      </Section>
    </ValidatedForm>
  );
}

function labelOf(t: TFunction, end: 'from' | 'until', weekday: number, part: string): string {
  const places = { weekday: t(`calendar.weekdays.${weekday}`), part: part === 'a' ? t('calendar.availability.firstPart') : t('calendar.availability.secondPart') };
  return end === 'from' ? t('calendar.availability.from', places) : t('calendar.availability.until', places);
}

function choicesOf(values: readonly number[], label: (value: number) => string) {
  return values.map((value) => ({ value: String(value), label: label(value) }));
}

/** The hours as the form's fields hold them. */
function timesOf(weekly: AvailabilityFormProps['availability']['weekly']): Record<string, string> {
  return Object.fromEntries(
    WEEKDAYS.flatMap((weekday) =>
      weekly
        .filter((hours) => hours.weekday === weekday)
        .slice(0, PARTS.length)
        .flatMap(({ fromMinute, toMinute }, i) => [
          [nameOfTime('from', weekday, PARTS[i] ?? 'a'), timeOf(fromMinute)],
          [nameOfTime('until', weekday, PARTS[i] ?? 'a'), timeOf(toMinute % 1440)],
        ]),
    ),
  );
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
