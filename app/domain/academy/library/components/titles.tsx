import { Fragment } from 'react';

/** Titles in a line, each in the language it is written in. */
export function Titles({ titles }: { titles: readonly { title: string; language: string }[] }) {
  return titles.map(({ title, language }, i) => (
    <Fragment key={i}>
      {i > 0 ? ' · ' : null}
      <span lang={language}>{title}</span>
    </Fragment>
  ));
}
