import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Details } from '#app/ui/details.tsx';
import { Table } from '#app/ui/table.tsx';
import { drawCourse } from '../growth-chart.ts';

export interface ShownCourse {
  id: string;
  name: string;
  gained: number;
  level: number;
  course: readonly { day: string; level: number }[];
}

/** A competency over time, drawn and as its table. */
export function CourseCard({ course: { id, name, gained, level, course }, today }: { course: ShownCourse; today: string }) {
  const { t } = useTranslation();
  const drawing = drawCourse(course, today);
  const format = useFormat();
  return (
    <figure className="card w-full">
      <figcaption>
        <h3 className="text-lg">{name}</h3>
        <p className="text-sm text-muted">{t('mentoring.growth.levelNow', { level })}{gained > 0 ? ` · ${t('mentoring.growth.gained', { count: gained })}` : ''}</p>
      </figcaption>
      {drawing ? (
        <svg viewBox={`0 0 ${drawing.width} ${drawing.height}`} role="img" aria-labelledby={`course-${id}`} className="mt-2 h-auto w-full">
          <title id={`course-${id}`}>{t('mentoring.growth.chart', { name, levels: course.map((one) => one.level).join(', ') })}</title>
          <path d={drawing.lines.map(({ y }) => `M20 ${y}H${drawing.width - 6}`).join('')} className="stroke-line" strokeWidth="1" fill="none" />
          <g fontSize="12" className="fill-muted">
            {drawing.lines.map(({ level: line, y }) => <text key={line} x="4" y={y + 4}>{line}</text>)}
          </g>
          <path d={drawing.path} className="stroke-accent" strokeWidth="2.5" fill="none" strokeLinejoin="round" />
          {drawing.points.map((point) => (
            <circle key={`${point.x}-${point.y}`} cx={point.x} cy={point.y} r="4.5" className="fill-accent" />
          ))}
        </svg>
      ) : null}
      {drawing && course[0] ? <p className="flex justify-between text-sm text-muted"><span>{format.date(course[0].day)}</span><span>{t('mentoring.growth.today')}</span></p> : null}
      <Details summary={t('mentoring.growth.asTable')}>
        <Table caption={name} rows={course} keyOf={({ day }) => day} columns={[{ name: t('mentoring.growth.day'), cell: ({ day }) => format.date(day) }, { name: t('mentoring.growth.level'), cell: (row) => String(row.level) }]} />
      </Details>
    </figure>
  );
}
