import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Empty } from '#app/ui/empty.tsx';
import { Facts } from '#app/ui/definition-list.tsx';
import { Section } from '#app/ui/section.tsx';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Details } from '#app/ui/details.tsx';
import { Period } from './request-facts.tsx';

export interface ShownTerms {
  id: string;
  version: number;
  state: string;
  edit: number;
  objectives: string;
  outputs: string;
  method: string;
  halfDays: number | null;
  startsOn: string | null;
  endsOn: string | null;
  agreedAt: string | null;
  missing: readonly string[];
  agreements: readonly { name: string }[];
  waitsFor: readonly string[];
  ownAgreed: boolean;
}

interface TermsViewProps {
  terms: { id: string; versions: readonly ShownTerms[]; ownNames: readonly string[]; may: { write: boolean; agree: boolean; propose: boolean } };
}

/** What is agreed, what is being written and who agreed to it so far, and what was agreed before. */
export function TermsView({ terms: { id, versions, ownNames, may } }: TermsViewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const draft = versions.find(({ state }) => state === 'draft');
  const agreed = versions.find(({ state }) => state === 'agreed');
  const replaced = versions.filter(({ state }) => state === 'replaced');
  return (
    <>
      {agreed ? (
        <Section title={t('assistance.terms.inForce', { version: agreed.version })} lead={agreed.agreedAt ? t('assistance.terms.inForceSince', { date: format.date(agreed.agreedAt) }) : undefined}>
          <TermsFacts terms={agreed} />
          <p className="mt-3 text-muted">{t('assistance.terms.agreed', { names: format.list(agreed.agreements.map(({ name }) => name)) })}</p>
          {may.propose ? (
            <div className="mt-4 space-y-2 print:hidden">
              <MoveButton look="secondary" action={`/engagements/${id}/terms/revision`}>{t('assistance.terms.propose')}</MoveButton>
              <p className="max-w-measure text-sm text-muted">{t('assistance.terms.proposeHint')}</p>
            </div>
          ) : null}
        </Section>
      ) : draft ? null : (
        <Empty title={t('assistance.terms.none')}>{t('assistance.terms.noneHint')}</Empty>
      )}
      {draft ? <DraftTerms id={id} draft={draft} ownNames={ownNames} may={may} /> : null}
      {replaced.length > 0 ? (
        <Section title={t('assistance.terms.earlier')}>
          {replaced.map((version) => (
            <Details key={version.id} variant="box" summary={t('assistance.terms.replaced', { version: version.version, date: version.agreedAt ? format.date(version.agreedAt) : '' })}>
              <TermsFacts terms={version} />
            </Details>
          ))}
        </Section>
      ) : null}
    </>
  );
}

function DraftTerms({ id, draft, ownNames, may }: { id: string; draft: ShownTerms; ownNames: readonly string[]; may: { write: boolean; agree: boolean } }) {
  const { t } = useTranslation();
  const format = useFormat();
  const labels: Readonly<Record<string, string>> = { objectives: t('assistance.terms.objectives'), outputs: t('assistance.terms.outputs'), method: t('assistance.terms.method'), halfDays: t('assistance.terms.days'), startsOn: t('assistance.terms.startsOn'), endsOn: t('assistance.terms.endsOn') };
  return (
    <Section title={t('assistance.terms.draft', { version: draft.version })} lead={t('assistance.terms.draftLead')}>
      <TermsFacts terms={draft} />
      <div className="mt-4 space-y-3">
        {draft.agreements.length > 0 ? <p>{t('assistance.terms.agreed', { names: format.list(draft.agreements.map(({ name }) => name)) })}</p> : null}
        <p className="text-muted">{t('assistance.terms.waitsFor', { names: format.list(draft.waitsFor) })}</p>
        {draft.ownAgreed ? <p className="font-semibold text-good">{t('assistance.terms.ownAgreed')}</p> : null}
        {may.agree && draft.missing.length > 0 ? <p>{t('assistance.terms.notWhole')} {format.list(draft.missing.map((field) => labels[field] ?? field))}.</p> : null}
        <div className="flex flex-wrap items-start gap-3 print:hidden">
          {may.write ? <ButtonLink look={draft.missing.length > 0 ? 'primary' : 'secondary'} icon="edit" to={`/engagements/${id}/terms/draft`}>{t('assistance.terms.edit')}</ButtonLink> : null}
          {may.agree && draft.missing.length === 0 ? <MoveButton action={`/engagements/${id}/terms/agreement`} fields={{ edit: String(draft.edit) }}>{t('assistance.terms.agree', { names: format.list(ownNames) })}</MoveButton> : null}
        </div>
      </div>
    </Section>
  );
}

function TermsFacts({ terms: { objectives, outputs, method, halfDays, startsOn, endsOn } }: { terms: ShownTerms }) {
  const { t } = useTranslation();
  const format = useFormat();
  const missing = <span className="text-muted">{t('assistance.facts.notSaid')}</span>;
  const text = (value: string) => (value ? <p className="typed max-w-measure">{value}</p> : missing);
  return (
    <Facts
      facts={[
        { name: t('assistance.terms.objectives'), value: text(objectives) },
        { name: t('assistance.terms.outputs'), value: text(outputs) },
        { name: t('assistance.terms.method'), value: text(method) },
        { name: t('assistance.terms.days'), value: halfDays === null ? missing : format.number(halfDays / 2, halfDays % 2) },
        { name: t('assistance.terms.dates'), value: startsOn || endsOn ? <Period from={startsOn} to={endsOn} /> : missing },
      ]}
    />
  );
}
