import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readMigrations } from '@jembatan/platform/migrations'
import { hashOf, type Revision, readRevisions } from '@jembatan/platform/sql-functions'
import { expect, test } from 'vitest'
import { root, systems } from '../../dev/systems/systems'

const folders = [
  join(root, 'packages/audit-log/functions'),
  join(root, 'old-shop/db/functions'),
  ...systems.map(({ folder }) => join(folder, 'db/functions')),
]

const readTexts = async (folder: string) => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  const texts = files.map(async (file) => ({
    name: file.slice(0, -4),
    text: await readFile(join(folder, file), 'utf8'),
  }))

  return Promise.all(texts)
}

/** A changed text needs a new revision, also if it returns to an old one: databases know both. */
function revise(revisions: Revision[], files: { name: string; text: string }[]) {
  const entries = files.map(({ name, text }) => {
    const [before, hash] = [revisions.find((one) => one.name === name), hashOf(text)]
    return [name, { revision: (before?.revision ?? 0) + (before?.hash === hash ? 0 : 1), hash }]
  })

  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`
}

test.each(folders)('the journal of %s lists its functions as they are', async (folder) => {
  const revisions = await readRevisions([folder]).catch(() => [])

  await expect(revise(revisions, await readTexts(folder))).toMatchFileSnapshot(join(folder, '_journal.json'))
})

test('a text that is changed back is a third revision', () => {
  const step = (journal: string, text: string) => {
    const entries = Object.entries<Omit<Revision, 'name'>>(JSON.parse(journal))
    return revise(
      entries.map(([name, entry]) => ({ name, ...entry })),
      [{ name: 'colour', text }],
    )
  }

  const third = ['red', 'red', 'blue', 'red'].reduce(step, '{}')

  expect(JSON.parse(third)).toEqual({ colour: { revision: 3, hash: hashOf('red') } })
})

/**
 * A function file is applied repeatedly: it must replace, and may drop only a constraint trigger
 * that it recreates.
 */
function findFaults({ name, text }: { name: string; text: string }): string[] {
  const statements = text
    .replace(/--.*$/gm, '')
    .replace(/\$\$[\s\S]*?\$\$/g, "''")
    .split(';')
    .map((statement) => statement.replace(/\s+/g, ' ').trim().toLowerCase())
    .filter(Boolean)
  const isAllowed = (statement: string, index: number) => {
    const [, dropped] = /^drop trigger if exists (\w+) on \w+$/.exec(statement) ?? []
    if (dropped) return Boolean(statements[index + 1]?.startsWith(`create constraint trigger ${dropped} `))

    return /^create or replace (function|trigger) |^create constraint trigger |^do ''$/.test(statement)
  }
  const functions = statements.filter((one) => one.startsWith('create or replace function '))

  return [
    ...statements.filter((one, index) => !isAllowed(one, index)),
    ...functions.filter((one) => !one.startsWith(`create or replace function ${name}(`)),
    ...(functions.length > 0 ? [] : ['no function']),
    ...(text.startsWith('-- ') ? [] : ['no comment']),
  ]
}

test.each(folders)('each file of %s replaces the function of its name', async (folder) => {
  const files = await readTexts(folder)

  expect(files.flatMap((file) => findFaults(file).map((fault) => `${file.name}: ${fault}`))).toEqual([])
})

test.each(folders)('no migration writes a function of %s', async (folder) => {
  const migrations = await Promise.all(systems.map((system) => readMigrations(join(system.folder, 'db/migrations'))))
  const names = (await readTexts(folder)).map(({ name }) => name).join('|')
  const definition = new RegExp(String.raw`\bcreate (?:or replace )?function (?:"?public"?\.)?(?:${names})\b`, 'i')

  expect(migrations.flat().filter(({ text }) => definition.test(text))).toEqual([])
})

const COLOUR = '-- A colour.\ncreate or replace function colour() returns text language sql as $$ select null $$;'

test.each([
  ['create or replace function colour() returns text language sql as $$ select null $$;', 'no comment'],
  ['-- Nothing.', 'no function'],
  [`${COLOUR} drop function shade();`, 'drop function shade()'],
  [`${COLOUR} drop trigger if exists painted on parcel;`, 'drop trigger if exists painted on parcel'],
  [COLOUR.replace('colour()', 'shade()'), "create or replace function shade() returns text language sql as ''"],
])('a file that would not be applied twice, or is about another function, is found: %s', (text, fault) => {
  expect(findFaults({ name: 'colour', text })).toEqual([fault])
})
