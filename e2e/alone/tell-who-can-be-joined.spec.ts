import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from '../fixtures/journey'

// After the others by its name, since the more was done, the more there is to find, and with the clocks where a presenter left
// them; before an old shop is there, of which the evidence speaks.

/** What the feed keeps, what lies in both, whose token is refused, whether a log is whole. */
const ROWS = ['2', '6', '8', '25']

test('where much was done and the clocks were moved, the evidence finds what it found at first', async () => {
  test.slow()
  const words = ['tools/run.mjs', 'evidence/gather-evidence', ...ROWS, '--few', '--json', '--world=test']

  const { stdout } = await promisify(execFile)(process.execPath, words).catch((failed: { stdout: string }) => failed)

  const told = stdout.split('\n').filter((line) => line.startsWith('{'))
  const checked = told.map((line) => JSON.parse(line)).filter(({ row }) => ROWS.includes(String(row)))
  const faults = checked.flatMap(({ evidence }) => evidence).filter((line) => line.startsWith('✗'))
  expect({ verdicts: checked.map(({ row, verdict }) => `${row} ${verdict}`), faults }).toEqual({
    verdicts: ROWS.map((row) => `${row} passed`),
    faults: [],
  })
})
