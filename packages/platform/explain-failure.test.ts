import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { DomainError } from './errors'
import { explainFailure, nameFailure } from './explain-failure'

const FULL = '/dev/full'

test.skipIf(!existsSync(FULL))('a full disk says to make room', async () => {
  const failure = await writeFile(FULL, 'x').catch((error: unknown) => error)

  expect(explainFailure(failure)).toMatch(/^The disk is full: make room, then run the same command\. \(ENOSPC/)
})

test('an unreachable database is explained, in any wrapping error', async () => {
  const failure = await new Promise((resolve) => connect({ host: '127.0.0.1', port: 1 }).on('error', resolve))

  expect(explainFailure(new Error('a query failed', { cause: failure }))).toMatch(/^The database does not answer/)
})

test.each(['Connection terminated unexpectedly', 'Client has encountered a connection error and is not queryable'])(
  'a connection that is lost says to start the database, as its client has it: %s',
  (message) => {
    expect(explainFailure(new Error(message))).toMatch(/^The database went away: start it/)
  },
)

test('an unknown failure is reported unchanged', () => {
  expect(explainFailure(new Error('The old shop is empty.'))).toBe('The old shop is empty.')
  expect(explainFailure('no error')).toBe('no error')
})

test('a program gets a code and its values, in any wrapping error', () => {
  const refused = new DomainError('conflict', 'rows_waiting', '3 rows wait.', { rows: 3 })
  const full = Object.assign(new Error('write ENOSPC'), { code: 'ENOSPC' })
  const wrapped = (cause: unknown) => new Error('a command failed', { cause })

  expect(nameFailure(refused)).toEqual({ code: 'rows_waiting', values: { rows: 3 }, message: '3 rows wait.' })
  expect(nameFailure(wrapped(refused))).toMatchObject({ code: 'rows_waiting', values: { rows: 3 } })
  expect(nameFailure(wrapped(full))).toMatchObject({ code: 'disk_full', values: {} })
  expect(nameFailure('no error')).toEqual({ code: 'unexpected', values: {}, message: 'no error' })
})

test.each([
  ['waits forever', 'new Promise(() => {})', [1, /^ {2}The database went away: start it, then run the same command\./]],
  ['has ended', 'Promise.resolve()', [0, /^$/]],
])('a command that %s reports it by its exit code', (_, running, [code, message]) => {
  const script = `const { explainSilence } = await import('./explain-failure.ts'); explainSilence(${running})`

  const ended = spawnSync('node', ['--import', 'tsx', '--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  })

  expect(ended.stderr).toMatch(message as RegExp)
  expect(ended.status).toBe(code)
})
