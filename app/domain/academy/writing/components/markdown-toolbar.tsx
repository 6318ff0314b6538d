import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { markText, MARKS, type Mark, type MarkWords } from '../markdown-marks.ts';
import { typeInto } from '../typing.ts';

interface MarkdownToolbarProps {
  /** The field of the form around it that is written in. */
  field: string;
  label: string;
  words: MarkWords;
}

/** Buttons that put Markdown into a field; with a script alone. One stop of the Tab key, arrows within. */
export function MarkdownToolbar({ field, label, words }: MarkdownToolbarProps) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const [isThere, setThere] = useState(false);
  const [current, setCurrent] = useState(0);
  useEffect(() => setThere(true), []);
  const press = (mark: Mark) => {
    const area = place.current?.closest('form')?.elements.namedItem(field);
    if (area instanceof HTMLTextAreaElement) typeInto(area, markText(area.value, area.selectionStart, area.selectionEnd, mark, words));
  };
  const go = (event: KeyboardEvent<HTMLDivElement>) => {
    const to = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: MARKS.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = (to + MARKS.length) % MARKS.length;
    setCurrent(next);
    place.current?.querySelectorAll('button')[next]?.focus();
  };
  if (!isThere) return null;
  return (
    <div ref={place} role="toolbar" aria-label={label} onKeyDown={go} className="flex flex-wrap gap-2">
      {MARKS.map((mark, i) => (
        <button key={mark} type="button" tabIndex={i === current ? 0 : -1} onFocus={() => setCurrent(i)} onClick={() => press(mark)} className="button button-secondary">
          {t(`academy.authoring.marks.${mark}`)}
        </button>
      ))}
    </div>
  );
}
