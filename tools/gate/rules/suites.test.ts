import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SUITES } from '../../../deploy/tests/test-deploy'
import { root } from '../../dev/systems/systems'
import { fillTable, readLastGreen } from '../last-green'

/** Scripts that are named like a suite and are the gate, or run several suites. */
const GATES = ['test', 'test:full', 'test:deploy']

test('docs/suites.json has an entry for each suite that the gate does not run', async () => {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const commands = Object.keys(scripts).filter((name) => /^(test|bench)\b/.test(name) && !GATES.includes(name))

  const suites = (await readLastGreen()).map(({ suite }) => suite)

  expect(suites.toSorted()).toEqual([...Object.keys(SUITES), ...commands].sort())
})

test('docs/testing.md says where each was last green; npm run suites:table writes it', async () => {
  const records = await readLastGreen()
  const table = fillTable(await readFile(join(root, 'docs/testing.md'), 'utf8'), records)

  for (const { suite, commit } of records) {
    const rows = table.split('\n').filter((line) => line.startsWith(`| \`${suite}\` |`))
    expect(rows).toEqual([expect.stringContaining(commit ?? 'never recorded')])
  }
  await expect(table).toMatchFileSnapshot('../../../docs/testing.md')
})
