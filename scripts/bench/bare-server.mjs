// The floor of Node itself: one indexed query, then a page of as many bytes as asked for. No framework, no session, no template.
import { createServer } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 12 });
pool.on('error', () => undefined);
const pages = new Map();

function pageOf(bytes) {
  if (!pages.has(bytes)) pages.set(bytes, Buffer.alloc(bytes, 'x'));
  return pages.get(bytes);
}

const server = createServer(async (request, response) => {
  const page = pageOf(Number(request.url.slice(1)));
  await pool.query({ name: 'person', text: 'select id, pseudonym from person where id = $1', values: [process.env.PERSON_ID] });
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': page.length });
  response.end(page);
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
