import { Bars } from './charts/bars.tsx';
import { placeRadar } from './charts/radar-geometry.ts';
import { Radar } from './charts/radar.tsx';
import { Spread } from './charts/spread.tsx';
import { Grid, Stack } from './layout.tsx';
import { Section } from './section.tsx';

const AXES = ['Voices that carry each other', 'Breath, posture and the body as an instrument', 'Rhythm held by everyone', 'Listening and tuning within the choir', 'Stage, light and the way to the audience', 'Programme management and organisational capacity-building'];
const NOW = [3.2, 2.4, 3.8, 1.1, 2.7, 2];
const EARLIER = [2.1, 2.6, 3, 0.4, 2.7, 1.2];

/** The charts, each with the states that its rows can have. */
export function SheetCharts({ levelNames }: { levelNames: readonly string[] }) {
  const axes = AXES.map((label) => ({ label }));
  const series = [{ id: 'now', values: NOW }, { id: 'earlier', values: EARLIER }];
  const wide = placeRadar({ axes, series });
  const narrow = placeRadar({ axes, series, labels: 'numbers', radius: 130 });
  return (
    <Section title="Charts">
      <Stack gap="xl">
        {wide && narrow && (
          <Radar
            wide={wide}
            narrow={narrow}
            title="Profile of the choir"
            description={AXES.map((label, axis) => `${label}: ${NOW[axis]}`).join('; ')}
            axes={AXES.map((label, axis) => ({ label, values: [NOW[axis]?.toFixed(1) ?? '', EARLIER[axis]?.toFixed(1) ?? ''] }))}
            series={[{ id: 'now', name: 'November 2026' }, { id: 'earlier', name: 'May 2025' }]}
          />
        )}
        <Bars
          label="Questions"
          ends={[levelNames[0] ?? '', levelNames[4] ?? '']}
          rows={[
            { id: 'a', name: 'Everyone can be heard, also those who came last month', to: '/a', value: 3.2, text: '3.2', earlier: { value: 2, text: 'earlier 2.0' }, note: '9 of 10 answered' },
            { id: 'b', name: 'The choir breathes together', value: 0, text: '0', earlier: { value: 1, text: 'earlier 1.0' } },
            { id: 'c', name: 'Songs are chosen by those who sing them', value: 4, text: '4' },
            { id: 'd', name: 'There is water', value: null, lack: 'unknown', text: 'We don’t know' },
            { id: 'e', name: 'The bus comes in time', value: null, lack: 'notApplicable', text: 'Does not apply' },
            { id: 'f', name: 'The hall is warm in winter', value: 1, text: '1' },
          ]}
        />
        <Grid columns={3}>
          <Spread counts={[0, 1, 2, 0, 1]} label="One at level 1, two at level 2, one at level 4" settled={2} />
          <Spread counts={[3, 0, 0, 0, 4]} label="Three at level 0, four at level 4" />
          <Spread counts={[0, 2, 9, 14, 1]} label="Two at level 1, nine at level 2, fourteen at level 3, one at level 4" settled={3} />
        </Grid>
      </Stack>
    </Section>
  );
}
