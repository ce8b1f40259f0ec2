import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const FOLDERS = ['app', 'server', 'db']
const CHANGE_ORDER = 'server/order/state/change-order.ts'

/** Drizzle's update of the table with a status, and the same in SQL. */
const WRITES_STATUS = [
  /\.update\(orders\)\s*\.set\(\{(?:(?!\.where\()[^;])*?\bstatus\b\s*[:,}]/,
  /\bupdate\s+orders\s+set\b[^`;]*\bstatus\s*=/i,
]

test('nothing but changeOrder writes the status of an order', async () => {
  const writers = (await listSources()).filter(({ text }) => WRITES_STATUS.some((write) => write.test(text)))

  expect(writers.map(({ file }) => file)).toEqual([CHANGE_ORDER])
})

async function listSources() {
  const root = join(import.meta.dirname, '../../..')
  const files = await Promise.all(
    FOLDERS.map(async (folder) =>
      (await readdir(join(root, folder), { recursive: true })).map((name) => `${folder}/${name}`),
    ),
  )
  const sources = files
    .flat()
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file) && !/\/(test-[a-z]+\.ts|testing\/)/.test(file))

  return Promise.all(sources.map(async (file) => ({ file, text: await readFile(join(root, file), 'utf8') })))
}
