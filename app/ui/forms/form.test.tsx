import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { createStaticHandler, createStaticRouter, StaticRouterProvider, type StaticHandlerContext } from 'react-router-dom/server';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PageTranslator } from '#app/i18n/page-translator.ts';
import { GivenWords } from '#app/i18n/page-words.tsx';
import { MoveButton } from '../button.tsx';
import en from '../locales/en.json';
import { CheckboxesField, CheckboxField, RadioField } from './choice-fields.tsx';
import { collectFields, messagesOf, stillStanding } from './field-values.ts';
import { ValidatedForm, VersionField, type FormAnswer } from './form.tsx';
import { PostForm } from './page-of-field.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import { SelectField } from './select-field.tsx';
import { TextAreaField } from './text-area-field.tsx';
import { DateField, NumberField, TextField } from './text-field.tsx';

const words = new PageTranslator('en');
words.add({ ui: en });

/** The page as it comes from the server, without the marks that React puts between texts. */
function draw(page: ReactNode, pageOf?: string): string {
  const { dataRoutes } = createStaticHandler([{ id: 'here', path: '/here', element: page }]);
  const context: StaticHandlerContext = { basename: '', location: { pathname: '/here', search: '', hash: '', state: null, key: 'default' }, matches: [{ params: {}, pathname: '/here', pathnameBase: '/here', route: dataRoutes[0]! }], loaderData: pageOf === undefined ? {} : { here: { pageOf } }, actionData: null, errors: null, statusCode: 200, loaderHeaders: {}, actionHeaders: {}, activeDeferreds: null };
  return renderToString(
    <GivenWords locale="en" translator={words}>
      <StaticRouterProvider router={createStaticRouter(dataRoutes, context)} context={context} hydrate={false} />
    </GivenWords>,
  ).replaceAll('<!-- -->', '');
}

function controlNamed(html: string, name: string): string {
  const found = [...html.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => tag.includes(` name="${name}"`));
  expect(found, `controls named ${name}`).not.toHaveLength(0);
  return found.join('\n');
}

const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];

const CHOICES = [
  { value: 'a', label: 'First' },
  { value: 'b', label: 'Second', hint: 'The one after' },
];

function AllFields({ answer }: { answer?: FormAnswer }) {
  return (
    <ValidatedForm answer={answer} values={{ name: 'Marigold', 'rows.0.level': '3', roles: ['b'], kind: 'a', agreed: true, country: 'KE', note: 'A <b>note</b>', secret: 'never' }} submit="Save">
      <TextField name="name" label="Name" hint="As you like" autoComplete="nickname" />
      <TextField name="rows.0.level" label="Level" />
      <PassphraseField name="passphrase" label="Passphrase" autoComplete="new-password" />
      <TextAreaField name="note" label="Note" optional />
      <SelectField name="country" label="Country" choices={[{ value: 'KE', label: 'Kenya' }, { value: 'FR', label: 'France' }]} />
      <RadioField name="kind" label="Kind" choices={CHOICES} />
      <CheckboxesField name="roles" label="Roles" choices={CHOICES} />
      <CheckboxField name="agreed" label="Agreed" />
      <NumberField name="share" label="Share" />
      <DateField name="day" label="Day" />
    </ValidatedForm>
  );
}

describe('a form as the server draws it', () => {
  it('works without a script: native names, values in place, posted as a page, no check of the browser in the way', () => {
    const html = draw(<AllFields />);
    expect(html).toMatch(/<form[^>]* method="post"/);
    expect(html).toMatch(/<form[^>]* action="\/here"/);
    expect(html).toMatch(/<form[^>]* noValidate=""/i);
    expect(attribute(controlNamed(html, 'name'), 'value')).toBe('Marigold');
    expect(attribute(controlNamed(html, 'name'), 'autoComplete')).toBe('nickname');
    expect(attribute(controlNamed(html, 'rows.0.level'), 'value')).toBe('3');
    expect(html).toContain('A &lt;b&gt;note&lt;/b&gt;</textarea>');
    expect(html).toMatch(/<option value="KE" selected="">/);
    expect(controlNamed(html, 'kind').split('\n').filter((tag) => tag.includes('checked=""')).map((tag) => attribute(tag, 'value'))).toEqual(['a']);
    expect(controlNamed(html, 'roles[]').split('\n').filter((tag) => tag.includes('checked=""')).map((tag) => attribute(tag, 'value'))).toEqual(['b']);
    expect(controlNamed(html, 'agreed')).toContain('checked=""');
    expect(attribute(controlNamed(html, 'day'), 'type')).toBe('date');
    expect(html).toMatch(/<button[^>]*type="submit"[^>]*>Save<\/button>/);
    expect(html).toContain('(optional)');
    expect(html).not.toContain('style=');
    expect(html).not.toMatch(/ on[a-z]+="/);
  });

  it('says whose page it is, where it is somebody’s, in every form that changes something', () => {
    const forms = (
      <>
        <AllFields />
        <PostForm action="/there" />
        <MoveButton action="/move">Move</MoveButton>
        <ValidatedForm method="get" submit="Look">{null}</ValidatedForm>
      </>
    );
    expect(draw(forms, 'a-sign').match(/<form[^>]* method="post"[^>]*><input type="hidden" name="pageOf" value="a-sign"\/>/g)).toHaveLength(3);
    expect(draw(forms, 'a-sign').match(/pageOf/g)).toHaveLength(3);
    expect(draw(forms)).not.toContain('pageOf');
  });

  it('offers nothing that needs a script', () => {
    expect(draw(<AllFields />)).not.toContain(en.forms.showPassphrase);
  });

  it('names every control, and describes it by its hint', () => {
    const html = draw(<AllFields />);
    for (const tag of html.match(/<(?:input|select|textarea)\b[^>]*>/g) ?? []) {
      const id = attribute(tag, 'id');
      expect(html).toContain(`<label for="${id}"`);
      for (const describing of attribute(tag, 'aria-describedby')?.split(' ') ?? []) expect(html).toContain(` id="${describing}"`);
    }
    expect(new Set(html.match(/ id="[^"]*"/g)).size).toBe(html.match(/ id="[^"]*"/g)?.length);
  });
});

const REFUSED: FormAnswer = {
  form: null,
  values: { name: '', note: 'typed', roles: [], country: 'FR', kind: 'b', 'rows.0.level': '9' },
  errors: { name: 'ui.forms.errors.required', note: { key: 'ui.forms.errors.tooLong', params: { count: 5 } }, 'roles.0': 'ui.forms.errors.chooseOne', form: 'ui.forms.errors.invalid' },
};

describe('a form that the server refused', () => {
  const html = draw(<AllFields answer={REFUSED} />);

  it('keeps what was typed, also what was emptied and unticked', () => {
    expect(attribute(controlNamed(html, 'name'), 'value')).toBe('');
    expect(html).toContain('typed</textarea>');
    expect(html).toMatch(/<option value="FR" selected="">/);
    expect(controlNamed(html, 'roles[]')).not.toContain('checked');
    expect(controlNamed(html, 'agreed')).not.toContain('checked');
    expect(attribute(controlNamed(html, 'rows.0.level'), 'value')).toBe('9');
  });

  it('tells each error at its field, and marks only those', () => {
    const name = controlNamed(html, 'name');
    expect(attribute(name, 'aria-invalid')).toBe('true');
    const [hint, error] = attribute(name, 'aria-describedby')!.split(' ');
    expect(html).toContain(` id="${hint}"`);
    expect(html.slice(html.indexOf(` id="${error}"`))).toContain(en.forms.errors.required);
    expect(html).toContain('This is too long: at most 5 characters');
    expect(controlNamed(html, 'country')).not.toContain('aria-invalid');
    expect(controlNamed(html, 'kind')).not.toContain('aria-invalid');
    expect(controlNamed(html, 'roles[]')).toContain('aria-invalid="true"');
  });

  it('lists all errors at the top by the names of their fields, each with a link that leads there', () => {
    const list = html.slice(html.indexOf('role="alert"'), html.indexOf('</ul>', html.indexOf('role="alert"')));
    expect(list).toContain('4 things need your attention');
    expect(list).toContain(`Name – ${en.forms.errors.required}`);
    expect(list).toContain('Roles – ');
    expect(list).toContain(en.forms.errors.invalid);
    const targets = [...list.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets).toHaveLength(3);
    for (const id of targets) expect(html).toMatch(new RegExp(`<(input|textarea|select)[^>]* id="${id}"`));
    expect(html.indexOf('role="alert"')).toBeLessThan(html.indexOf('name="name"'));
  });

  it('leaves another form of the page alone', () => {
    const other = draw(
      <ValidatedForm form="second" answer={REFUSED}>
        <TextField name="name" label="Name" value="kept" />
      </ValidatedForm>,
    );
    expect(other).not.toContain('aria-invalid');
    expect(attribute(controlNamed(other, 'name'), 'value')).toBe('kept');
  });
});

describe('fields outside of a form of ours', () => {
  it('draw themselves from their own props', () => {
    const html = draw(<TextField name="q" label="Search" value="word" error="ui.forms.errors.required" />);
    expect(attribute(controlNamed(html, 'q'), 'value')).toBe('word');
    expect(html).toContain(en.forms.errors.required);
  });
});

describe('what a schema says of a form', () => {
  const schema = z.object({
    name: z.string().min(1, 'ui.forms.errors.required'),
    note: z.string().max(3, 'ui.forms.errors.tooLong'),
    roles: z.array(z.enum(['a', 'b'])).min(1, 'ui.forms.errors.chooseOne'),
  });

  it('is told by field, first thing first, with its limits', () => {
    const form = new FormData();
    form.append('name', '');
    form.append('note', 'four');
    form.append('roles[]', 'x');
    expect(messagesOf(schema.safeParse(collectFields(form)).error!.issues)).toEqual({
      name: { key: 'ui.forms.errors.required', params: { count: 1 } },
      note: { key: 'ui.forms.errors.tooLong', params: { count: 3 } },
      'roles.0': 'ui.forms.errors.invalid',
    });
  });

  it('sees lists as lists, and a smuggled second value as one too', () => {
    const form = new FormData();
    form.append('roles[]', 'a');
    form.append('name', 'one');
    form.append('name', 'two');
    expect(collectFields(form)).toEqual({ roles: ['a'], name: ['one', 'two'] });
  });

  it('shows no words that are not ours', () => {
    expect(messagesOf([{ path: ['name'], message: 'Invalid input: expected string' }, { path: [], message: 'a.b' }])).toEqual({ name: 'ui.forms.errors.invalid', form: 'a.b' });
  });
});

describe('what the server said of a field', () => {
  it('holds until that field changes, however often it is left', () => {
    const said = { pseudonym: 'a.taken', 'roles.1': 'a.unknown' };
    const then = { pseudonym: 'Iris', roles: ['x', 'y'] };
    expect(stillStanding(said, then, { pseudonym: 'Iris', roles: ['x', 'y'] })).toEqual(said);
    expect(stillStanding(said, then, { pseudonym: 'Basil', roles: ['x', 'y'] })).toEqual({ 'roles.1': 'a.unknown' });
    expect(stillStanding(said, then, { pseudonym: 'Iris', roles: ['x'] })).toEqual({ pseudonym: 'a.taken' });
  });
});

it('a text area begins with the line ends that a browser reads, whatever was sent', () => {
  expect(draw(<ValidatedForm values={{ note: 'One\r\ntwo\rthree' }}><TextAreaField name="note" label="Note" /></ValidatedForm>)).toContain('>One\ntwo\nthree</textarea>');
});

describe('the version over which something was typed', () => {
  const versionIn = (answer: FormAnswer | undefined, newer?: number) => attribute(controlNamed(draw(<ValidatedForm answer={answer}><VersionField value={5} newer={newer} /></ValidatedForm>), 'version'), 'value');

  it('is the one that stands, until something typed comes back: that was typed over the one it brought', () => {
    expect(versionIn(undefined)).toBe('5');
    expect(versionIn({ errors: { text: 'ui.forms.errors.required' }, values: { version: '3' } })).toBe('3');
  });

  it('is that of newer words only where they are shown beside it, and never what is no version', () => {
    expect(versionIn({ errors: {}, values: { version: '3' } }, 6)).toBe('6');
    expect(versionIn({ errors: {}, values: { version: '3 or so' } })).toBe('5');
  });
});
