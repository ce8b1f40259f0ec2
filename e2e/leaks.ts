import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { openDatabase } from '../tools/postgres/open-database'

/** Something that must not be kept or told: its name for the reader, and the text to look for. */
export type Secret = { name: string; text: string }

/** Where something could have been kept or told: its name, and all the text that lies there. */
export type Place = { name: string; texts: string[] }

export type Leak = { secret: string; place: string }

/** Looks for every secret in every place. */
export function findLeaks(secrets: Secret[], places: Place[]): Leak[] {
  const leaks = places.flatMap(({ name: place, texts }) =>
    secrets
      .filter(({ text }) => texts.some((kept) => kept.includes(text)))
      .map(({ name: secret }) => ({ secret, place })),
  )

  return leaks.filter((leak, index) => leaks.findIndex((other) => sameLeak(leak, other)) === index)
}

const sameLeak = (one: Leak, other: Leak) => one.secret === other.secret && one.place === other.place

/** Every row of every table in every schema that is not PostgreSQL's own, whatever the type of its columns. */
export async function tablesOf(system: string, databaseUrl: string): Promise<Place[]> {
  const sql = openDatabase(databaseUrl)
  const tables = await sql<{ schema: string; name: string }[]>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`
  const places: Place[] = []
  for (const { schema, name } of tables) {
    const rows = await sql<{ row: string }[]>`select row::text from ${sql(schema)}.${sql(name)} as row`
    places.push({ name: `${system}, table ${name}`, texts: rows.map(({ row }) => row) })
  }
  await sql.end()

  return places
}

/** The logs of a system's processes. */
export async function logsOf(system: string, folder: string): Promise<Place[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.log'))

  return Promise.all(
    files.map(async (file) => ({ name: `${system}, ${file}`, texts: [await readFile(join(folder, file), 'utf8')] })),
  )
}

/** Notes from now on every `Referer` that a browser sends, as it goes out on the wire. */
export function noteReferers(context: BrowserContext) {
  const noted: Promise<string>[] = []
  context.on('request', (request) => {
    // A page that was left before the answer came can no longer say; its request went nowhere.
    noted.push(
      request.allHeaders().then(
        ({ referer = '' }) => referer,
        () => '',
      ),
    )
  })

  return async (): Promise<Place> => ({ name: 'referrers', texts: (await Promise.all(noted)).filter(Boolean) })
}

/** What a tab shows and leads back to. What a person typed or pasted themselves, no page can take back. */
export async function historyOf(page: Page): Promise<Place> {
  const devtools = await page.context().newCDPSession(page)
  const { entries } = await devtools.send('Page.getNavigationHistory')
  await devtools.detach()

  return { name: 'history', texts: entries.flatMap(({ url, title }) => [url, title]) }
}
