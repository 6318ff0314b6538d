import type { ReactNode } from 'react';
import { Badge } from './badge.tsx';
import { Button, ButtonLink, MoveButton } from './button.tsx';
import { Card, Figure } from './card.tsx';
import { Facts } from './definition-list.tsx';
import { Confirm, Details } from './details.tsx';
import { Empty } from './empty.tsx';
import { Frame } from './frame.tsx';
import { HeatTable, LevelLegend } from './heat-table.tsx';
import { Icon } from './icon.tsx';
import { Cluster, Grid, Stack } from './layout.tsx';
import { LEVELS, LevelMark } from './level.tsx';
import { TextLink } from './link.tsx';
import { Notice } from './notice.tsx';
import { PageHeader } from './page-header.tsx';
import { Progress } from './progress.tsx';
import { Section } from './section.tsx';
import { SheetCharts } from './sheet-charts.tsx';
import { SheetForms } from './sheet-forms.tsx';
import { Steps } from './steps.tsx';
import { FilterBar } from './filter-bar.tsx';
import { Pages } from './pagination.tsx';
import { Table } from './table.tsx';
import { Tabs } from './tabs.tsx';

const NAVIGATION = ['Home', 'Assessments', 'Our organisation', 'Organisations'].map((name, position) => ({ name, to: position === 1 ? '/' : `/${position}` }));
const LEVEL_NAMES = ['Not begun', 'Begun', 'Partly there', 'Mostly there', 'Fully there'];

/** Every part of the design system in each of its states: for pictures, and for the check of accessibility. Shown to nobody. */
export function Sheet() {
  return (
    <Frame person={{ pseudonym: 'Marigold' }} notice="Saved: the rehearsal is open for answers" navigation={NAVIGATION}>
      <PageHeader
        kicker="Riverside Choir"
        title="Rehearsal, November 2026"
        lead="Where the choir stands now, and what to strengthen first. Three people take part."
        above={[
          { name: 'Our organisation', to: '/2' },
          { name: 'Rehearsals', to: '/3' },
        ]}
        status={<Badge kind="accent">Answering</Badge>}
      >
        <ButtonLink to="/go" iconAfter="arrow-right">
          Go on answering
        </ButtonLink>
        <MoveButton action="/move" look="secondary">
          Invite
        </MoveButton>
      </PageHeader>
      <Tabs
        label="This rehearsal"
        items={[
          { to: '/', label: 'Overview' },
          { to: '/people', label: 'People', count: 3 },
          { to: '/results', label: 'Results' },
        ]}
      />
      <Section title="Steps">
        <Steps
          label="Where it stands"
          steps={[
            { label: 'Draft', state: 'done', note: '2 November' },
            { label: 'Answering', state: 'current', note: '2 of 3 people are done', to: '/go' },
            { label: 'Agreeing', state: 'upcoming' },
            { label: 'Completed', state: 'upcoming' },
            { label: 'Shared', state: 'skipped', note: 'Not wanted' },
          ]}
        />
      </Section>
      <Words />
      <Lists />
      <Section title="Forms">
        <SheetForms />
      </Section>
      <SheetCharts levelNames={LEVEL_NAMES} />
    </Frame>
  );
}

function Words() {
  return (
    <>
      <Section title="Buttons and links" lead="One main thing to do on a page; the rest is quieter.">
        <Stack>
          <Cluster>
            <Button>Save</Button>
            <Button look="secondary" icon="download">
              Download
            </Button>
            <Button look="quiet">Not now</Button>
            <Button look="danger">Withdraw</Button>
            <Button busy>Save</Button>
          </Cluster>
          <p>
            A <TextLink to="/a">link in a sentence</TextLink>, a <TextLink to="/b" look="quiet">quiet one</TextLink>, and <TextLink to="/c" look="bad">one that removes</TextLink>.
          </p>
          <TextLink to="/d" alone icon="download">
            A link that stands alone
          </TextLink>
        </Stack>
      </Section>
      <Section title="Notices">
        <Grid gap="sm">
          <Notice kind="info" standing title="To know">
            Answers are seen by those who take part. <a href="/how">How we count</a>
          </Notice>
          <Notice kind="good">Saved at 14:02</Notice>
          <Notice kind="warn" standing title="Not connected">
            What you typed stays on this page and is sent again.
          </Notice>
          <Notice kind="bad" title="Someone else changed this answer" actions={<Button look="secondary">Keep mine</Button>}>
            Both are shown below.
          </Notice>
        </Grid>
      </Section>
      <Section title="Badges, signs and levels">
        <Stack gap="sm">
          <Cluster>
            <Badge>Draft</Badge>
            <Badge kind="accent">Answering</Badge>
            <Badge kind="good" icon="check">
              Completed
            </Badge>
            <Badge kind="warn">Due soon</Badge>
            <Badge kind="bad">Withdrawn</Badge>
          </Cluster>
          <LevelLegend label="Levels" names={LEVEL_NAMES} />
          <Cluster>
            {(['calendar', 'clock', 'download', 'edit', 'lock', 'people', 'person', 'share', 'arrow-up', 'arrow-down'] as const).map((name) => (
              <Icon key={name} name={name} />
            ))}
          </Cluster>
        </Stack>
      </Section>
      <Section title="Cards and facts">
        <Stack gap="lg">
          <Grid columns={3}>
            <Card title="Riverside Choir" to="/riverside" status={<Badge>Draft</Badge>} footer="Changed on 3 November">
              Six parts, fifty-eight questions.
            </Card>
            <Card title="A card that leads nowhere">It only says something.</Card>
            <Figure value="3.2" label="Mean of all parts" note="2.6 a year ago" to="/mean" />
          </Grid>
          <Facts
            facts={[
              { name: 'Begun', value: '2 November 2026' },
              { name: 'Way', value: 'Each first, then together', action: <TextLink to="/way">Change</TextLink> },
              { name: 'Takes part', value: 'Marigold, Iris and Basil' },
            ]}
          />
          <Progress label="Voices" value={31} max={58} text="31 of 58 answered" />
          <Empty title="No rehearsal yet" action={<ButtonLink to="/new">Begin one</ButtonLink>}>
            The first one takes about two hours, in as many sittings as you like.
          </Empty>
        </Stack>
      </Section>
      <Section title="More, and things to confirm">
        <Stack gap="sm">
          <Details summary="Why this matters">A few sentences for those who want them.</Details>
          <Details summary="What could show it" variant="box">
            <p>Minutes, photos, a list of songs.</p>
          </Details>
          <Confirm summary="Withdraw this rehearsal" question="Withdraw it for everyone? It can be brought back for 30 days.">
            <MoveButton action="/withdrawal" look="danger">
              Yes, withdraw it
            </MoveButton>
          </Confirm>
        </Stack>
      </Section>
    </>
  );
}

const CHOIRS = [
  { id: 'a', name: 'Riverside Choir', country: 'Kenya', last: '2 November 2026', mean: 3.2 },
  { id: 'b', name: 'Chœur de la Passerelle', country: 'France', last: '14 May 2026', mean: 2.1 },
  { id: 'c', name: 'Voces Unidas por la Música', country: 'Ecuador', last: '', mean: null },
];

function Lists(): ReactNode {
  return (
    <>
      <Section title="A list">
        <FilterBar search={{ name: 'q', label: 'Search', value: 'choir' }} selects={[{ name: 'country', label: 'Country', value: '', choices: [{ value: 'KE', label: 'Kenya' }, { value: 'FR', label: 'France' }] }]} clearTo="?" />
        <Table
          caption="Choirs"
          rows={CHOIRS}
          keyOf={({ id }) => id}
          order={{ by: 'name', down: false, linkTo: (by, down) => `?by=${by}&down=${down ? 1 : 0}` }}
          columns={[
            { name: 'Name', sort: 'name', cell: ({ id, name }) => <a href={`/${id}`}>{name}</a> },
            { name: 'Country', sort: 'country', cell: ({ country }) => country },
            { name: 'Last rehearsal', sort: 'last', cell: ({ last }) => last || 'None yet' },
            { name: 'Mean', align: 'end', cell: ({ mean }) => mean ?? '–' },
            { name: 'Move', cell: () => <MoveButton action="/remove" look="danger">Remove</MoveButton> },
          ]}
        />
        <Pages page={2} pages={5} linkTo={(page) => `?page=${page}`} />
      </Section>
      <Section title="Many values at a glance">
        <HeatTable
          caption="Choirs by part"
          rowsName="Choir"
          columns={['Voices', 'Breath', 'Rhythm', 'Listening', 'Stage', 'Keeping on'].map((name) => ({ id: name, name }))}
          rows={CHOIRS.map(({ id, name }, row) => ({
            id,
            name,
            cells: [0.4, 1.2, 2, 3.1, 3.8, null].map((value, column) => ((row + column) % 5 === 4 || value === null ? { value: null, text: 'Not shared' } : { value: (value + row) % 4, text: ((value + row) % 4).toFixed(1), ...(column === 2 ? { note: '9 of 10', to: `/${id}` } : {}) })),
          }))}
        />
      </Section>
      <Section title="Levels as marks">
        <Cluster>
          {LEVELS.map((level) => (
            <LevelMark key={level} level={level} />
          ))}
        </Cluster>
      </Section>
    </>
  );
}
