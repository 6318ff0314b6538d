import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { lookUpSchema } from '#app/domain/academy/editions/certificate-forms.ts';
import { lookUpCode } from '#app/domain/academy/editions/certificate.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { allowAnyone } from '#app/http/person.server.ts';
import { formErrors, page, refusedAt } from '#app/http/reply.server.ts';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { TextField } from '#app/ui/forms/text-field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context }: LoaderFunctionArgs) {
  await allowAnyone(context);
  return page(context, { title: 'academy.titles.verify', words: ['academy.verify'] }, {});
}

/** Tells of a code which edition it is of and when that ended. All that is no code of a paper that stands gets one answer. */
export async function action({ context, request }: ActionFunctionArgs) {
  await allowAnyone(context);
  const form = await readForm(request, lookUpSchema);
  if (!form.ok) return form.refusal;
  try {
    const found = await lookUpCode(form.value.number, context.address);
    return found ? data({ errors: {}, values: {}, form: null, found }) : formErrors({ number: 'academy.verify.unknown' }, form.typed);
  } catch (error) {
    return refusedAt(error, 'form', form.typed);
  }
}

export default function VerifyPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useActionData<typeof action>();
  const found = answer && 'found' in answer ? answer.found : null;
  return (
    <>
      <PageHeader title={t('academy.verify.title')} lead={t('academy.verify.lead')} />
      {found ? (
        <div className="mb-8 max-w-measure">
          <Notice kind="good" title={t('academy.verify.found')}>
            <p>{t('academy.verify.told', { reference: found.reference, day: format.date(found.endedOn) })}</p>
          </Notice>
        </div>
      ) : null}
      <ValidatedForm answer={answer} submit={t('academy.verify.submit')}>
        <TextField name="number" label={t('academy.verify.number')} hint={t('academy.verify.numberHint')} autoComplete="off" autoCapitalize="characters" spellCheck={false} />
      </ValidatedForm>
    </>
  );
}
