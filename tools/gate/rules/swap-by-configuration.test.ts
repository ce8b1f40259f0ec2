import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../dev/systems/systems'

/**
 * Names that exist only for a simulated payment partner. A shop that used one could not switch to a
 * real one.
 */
const CONTROLS = /\/_sim\b|%5Fsim|\/simulator\b|\bSIM_MODE\b|\bKASIR_\w+/

const namesAControl = (source: string) => CONTROLS.test(source)

test('nothing that the shop ships names a control of the simulated partner', async () => {
  const files = await listShipped()

  const naming = await Promise.all(files.map(async (file) => namesAControl(await readFile(file, 'utf8')) && file))

  expect(files.length).toBeGreaterThan(100)
  expect(naming.filter(Boolean)).toEqual([])
})

test.each([
  "await fetch(base + '/_sim/transactions/ORDER-1/pay', { method: 'POST' })",
  'const page = "/simulator/qris"',
  'if (process.env.SIM_MODE) pretend()',
  'const key = process.env.KASIR_CONSOLE_KEY',
])('a line such as %s would be found', (line) => {
  expect(namesAControl(line)).toBe(true)
})

async function listShipped() {
  const rooms = ['app', 'server', 'db', 'i18n'].map((room) => join(root, 'checkout', room))
  const found = await Promise.all(
    rooms.map(async (room) => (await readdir(room, { recursive: true })).map((file) => join(room, file))),
  )

  return found
    .flat()
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/testing\/|\/test-[\w-]+\.ts$/.test(file))
}
