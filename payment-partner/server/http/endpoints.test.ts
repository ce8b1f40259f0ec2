import { readFile } from 'node:fs/promises'
import { parseRegister } from '@jembatan/http/register'
import { writeRegister } from '@jembatan/http/testing/register'
import { expect, test } from 'vitest'
import { endpoints, metrics } from './endpoints'

test('the register of endpoints equals the declarations in code', async () => {
  const register = await writeRegister({ folder: process.cwd(), endpoints, metrics })

  await expect(register).toMatchFileSnapshot('../../endpoints.json')
})

test('a visitor of a demo changes no keys, addresses, operators or sessions of others, and every change says so', async () => {
  const registered = parseRegister(JSON.parse(await readFile('endpoints.json', 'utf8')))
  const changes = registered.flatMap((one) => ('who' in one && one.who === 'operator' && one.changes ? [one] : []))
  const refused = changes.filter(({ demoSession }) => demoSession === 'refused')

  expect(changes.filter(({ role, demoSession }) => !role || !demoSession)).toEqual([])
  expect(refused.map((one) => one.kind === 'action' && one.name)).toEqual([
    'add',
    'remove',
    'endKey',
    'rotateKey',
    'saveAddresses',
    'endAllSessions',
  ])
})
