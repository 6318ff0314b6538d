import { useTranslation } from '#app/i18n/page-words.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { GROUPS, nameOfTeam } from '../timetable-forms.ts';

/** In which of the groups each team is that goes. */
export function TeamGroupFields({ groups, teams }: { groups: number; teams: readonly { id: string; organisation: string; people: number }[] }) {
  const { t } = useTranslation();
  const choices = GROUPS.filter((number) => number <= groups).map((number) => ({ value: String(number), label: t('academy.editions.timetable.group', { number }) }));
  return teams.map(({ id, organisation, people }) => <SelectField key={id} name={nameOfTeam(id)} label={t('academy.editions.timetable.frame.groupOfTeam', { organisation })} hint={t('academy.editions.delegates', { count: people })} choices={choices} />);
}
