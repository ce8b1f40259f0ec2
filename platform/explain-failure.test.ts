import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { explainFailure } from './explain-failure'

const FULL = '/dev/full'

test.skipIf(!existsSync(FULL))('a full disk says to make room', async () => {
  const failure = await writeFile(FULL, 'x').catch((error: unknown) => error)

  expect(explainFailure(failure)).toMatch(/^The disk is full: make room, then run the same command\. \(ENOSPC/)
})

test('a database that is not there says to start it, whatever the failure was wrapped in', async () => {
  const failure = await new Promise((resolve) => connect({ host: '127.0.0.1', port: 1 }).on('error', resolve))

  expect(explainFailure(new Error('a query failed', { cause: failure }))).toMatch(/^The database does not answer/)
})

test('what nobody has advice for is said as it is', () => {
  expect(explainFailure(new Error('The old shop is empty.'))).toBe('The old shop is empty.')
  expect(explainFailure('no error')).toBe('no error')
})
