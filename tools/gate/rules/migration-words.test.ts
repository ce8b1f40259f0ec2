import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tableNames } from '../../../packages/migration-bundle'
import english from '../../../walkthrough/messages/en/migration.json'
import indonesian from '../../../walkthrough/messages/id/migration.json'
import { WORKSTREAMS } from '../../../walkthrough/server/migration/workstreams'
import { root } from '../../dev/systems/systems'

/**
 * Where a step of the migration, or a verb that it calls, assigns a code to its failure, and in
 * which form.
 */
const CODES: [place: string, code: RegExp][] = [
  ['old-shop/server', /new DomainError\(\s*'\w+',\s*'(\w+)'/g],
  ['checkout/server/migration', /new (?:DomainError\(\s*'\w+',|CutOverStopped\()\s*'(\w+)'/g],
  ['payment-partner/server/account', /new AccountRefused\(\s*'(\w+)'/g],
  ['tools/dev/migration', /new DomainError\(\s*'\w+',\s*'(\w+)'/g],
  ['packages/platform/explain-failure.ts', /\bcode: '(\w+)'/g],
  ['packages/platform/key-file.ts', /new DomainError\(\s*'\w+',\s*'(\w+)'/g],
  ['packages/platform/bucket-failure.ts', /\bcode: '(\w+)'/g],
  ['packages/migration-bundle/bundle-refused.ts', /\| '(\w+)'/g],
]

/** Codes of single rows, which the back office shows, and of a page. */
const ELSEWHERE = /\/(?:decide-row|list-quarantine|certificate|[a-z-]+\.test)\.ts$/

test.each([
  ['Indonesian', indonesian],
  ['English', english],
])('the walkthrough has words for every failure of a step in %s', async (_, { failure }) => {
  const codes = await readCodes()

  expect(codes.length).toBeGreaterThan(40)
  expect(codes.filter((code) => !Object.hasOwn(failure, code))).toEqual([])
})

test('every table that crosses counts in one workstream, and has a word', () => {
  const counted = WORKSTREAMS.flatMap(({ tables }): string[] => [...tables])

  expect(counted.sort()).toEqual([...tableNames].sort())
  expect(Object.keys(english.table).sort()).toEqual([...tableNames].sort())
})

async function readCodes() {
  const codes = await Promise.all(
    CODES.map(async ([place, pattern]) =>
      (await readSources(join(root, place))).flatMap((source) =>
        [...source.matchAll(pattern)].map(([, code = '']) => code),
      ),
    ),
  )

  return [...new Set(codes.flat())]
}

async function readSources(place: string) {
  const names = place.endsWith('.ts')
    ? [place]
    : (await readdir(place, { recursive: true }))
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(place, name))

  return Promise.all(names.filter((name) => !ELSEWHERE.test(name)).map((name) => readFile(name, 'utf8')))
}
