import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { CheckParts, GainsTable, OpenCheckForm, SecondRound } from '#app/domain/academy/editions/components/check-parts.tsx';
import { findLeading } from '#app/domain/academy/editions/edition-part.server.ts';
import { openCheckSchema } from '#app/domain/academy/editions/knowledge-check-form.ts';
import { openCheck, readCheck } from '#app/domain/academy/editions/knowledge-check.server.ts';
import { readGains } from '#app/domain/academy/editions/knowledge-gains.server.ts';
import { refusedOfEdition } from '#app/http/edition-refusals.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { Empty } from '#app/ui/empty.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const locale = await localeOf(context);
  const check = await readCheck(person, idParam(params.id), locale);
  return page(context, { title: 'academy.titles.edition', words: ['academy.running.check', 'academy.running.refusals', 'academy.editions.edition'] }, { ...check, gains: check.leads && check.isOpened ? await readGains(person, check.id, locale) : null });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { edition: { id } } = await findLeading(person, idParam(params.id));
  const form = await readForm(request, openCheckSchema);
  if (!form.ok) return form.refusal;
  try {
    await openCheck(person, id, form.value.perModule);
  } catch (error) {
    return refusedOfEdition(error, form.typed);
  }
  return goTo(context, `/editions/${id}/check`, 'academy.notices.checkOpened');
}

export default function CheckPage() {
  const { t } = useTranslation();
  const answer = useActionData<typeof action>();
  const { id, goes, leads, isOpened, isSecondOpen, isOver, round, questions, mayOpen, mayOpenSecond, parts, gains } = useLoaderData<typeof loader>();
  const stands = isOver ? 'over' : round === 'before' ? 'firstOpen' : round === 'after' || isSecondOpen ? 'secondOpen' : 'notOpen';
  return (
    <>
      <PageHeader title={t('academy.running.check.title')} lead={t(goes && round ? `academy.running.check.lead.${round}` : leads ? 'academy.running.check.leadOfLeading' : `academy.running.check.stands.${stands}`)} above={[{ name: t('academy.editions.edition'), to: `/editions/${id}` }]} />
      {leads ? <p className="mb-6">{isOpened ? t('academy.running.check.asked', { count: questions }) : null} {t(`academy.running.check.stands.${stands}`)}</p> : null}
      {mayOpen ? <OpenCheckForm answer={answer} /> : null}
      {mayOpenSecond ? <SecondRound id={id} /> : null}
      {goes && isOpened ? <Section title={t('academy.running.check.yours')}><CheckParts id={id} parts={parts} round={round} /></Section> : goes && !leads ? <Empty title={t('academy.running.check.stands.notOpen')} /> : null}
      {gains ? <Section title={t('academy.running.check.gains')} lead={t('academy.running.check.gainsLead')}><GainsTable gains={gains} /></Section> : null}
    </>
  );
}
