import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from '../fixtures/journey'

// Its name sorts it after the other tests, when most has been done and a presenter has moved the
// clocks, but before an old shop exists, which the evidence would report.

/** Ramai's stored data, joinable values, refused tokens, and the audit log's integrity. */
const ROWS = ['2', '6', '8', '25']

test('after much use and moved clocks the evidence finds the same as at first', async () => {
  test.slow()
  const words = ['tools/run.mjs', 'evidence/gather-evidence', ...ROWS, '--few', '--json', '--world=test']

  const { stdout } = await promisify(execFile)(process.execPath, words).catch((failed: { stdout: string }) => failed)

  const findings = stdout.split('\n').filter((line) => line.startsWith('{'))
  const checked = findings.map((line) => JSON.parse(line)).filter(({ row }) => ROWS.includes(String(row)))
  const faults = checked.flatMap(({ evidence }) => evidence).filter((line) => line.startsWith('✗'))
  expect({ verdicts: checked.map(({ row, verdict }) => `${row} ${verdict}`), faults }).toEqual({
    verdicts: ROWS.map((row) => `${row} passed`),
    faults: [],
  })
})
