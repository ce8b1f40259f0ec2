import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { keepGreen } from './keep-green'

const GREEN = { passed: 22, failed: 0, migrationOpen: 0, notBuilt: 3 }

test.each([
  ['a failed row', { ...GREEN, failed: 1 }],
  ['a row that waits for an open migration', { ...GREEN, migrationOpen: 1 }],
])('the last green report stays when a report with %s replaces it', async (_, later) => {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-green-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const writeReport = async (text: string, sum: typeof GREEN) => {
    await writeFile(join(folder, 'report.html'), text)
    await keepGreen(folder, sum, ['report.html'])
  }

  for (const text of ['first', 'second']) await writeReport(text, GREEN)
  await writeReport('third', later)

  const read = (name: string) => readFile(join(folder, name), 'utf8')
  expect([await read('report.html'), await read('green.report.html')]).toEqual(['third', 'second'])
})
