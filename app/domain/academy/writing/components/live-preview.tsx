import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Written } from '#app/domain/academy/library/components/module-parts.tsx';
import { usePageOf } from '#app/ui/saving/page-of.ts';

/** How long after the last key it is drawn anew, in milliseconds. */
const PAUSE = 500;

interface LivePreviewProps {
  /** Where Markdown is drawn. */
  url: string;
  /** The field of the form around it that is drawn. */
  field: string;
  /** What that field is called. */
  label: string;
  /** As it was saved. */
  drawn: string;
  language: string;
}

/** A text as it will read: as it was saved, and with a script as it is typed. */
export function LivePreview({ url, field, label, drawn, language }: LivePreviewProps) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const pageOf = usePageOf();
  const [html, setHtml] = useState(drawn);
  useEffect(() => {
    const area = place.current?.closest('form')?.elements.namedItem(field);
    if (!(area instanceof HTMLTextAreaElement)) return undefined;
    let timer = 0;
    let asked = 0;
    const ask = async () => {
      const turn = (asked += 1);
      const response = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...pageOf }, body: JSON.stringify({ text: area.value }) }).catch(() => null);
      const answer = response?.ok ? ((await response.json().catch(() => null)) as { html?: string } | null) : null;
      if (turn === asked && typeof answer?.html === 'string') setHtml(answer.html);
    };
    const wait = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => void ask(), PAUSE);
    };
    area.addEventListener('input', wait);
    return () => {
      clearTimeout(timer);
      area.removeEventListener('input', wait);
    };
  }, [url, field, pageOf]);
  return (
    <div ref={place} className="rounded-md border border-line bg-raised px-4 py-3">
      <p className="mb-2 text-sm font-semibold text-muted">{t('academy.authoring.piece.preview')}: {label}</p>
      <div lang={language}>{html ? <Written html={html} /> : <p className="text-muted">{t('academy.authoring.piece.nothing')}</p>}</div>
    </div>
  );
}
