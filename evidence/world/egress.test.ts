import { expect, test } from 'vitest'
import { createTestWorld } from '../testing/test-world'
import { observeEgress } from './egress'

const note = (where: object) => `${JSON.stringify({ at: '2026-11-25T10:00:00.000Z', pid: 1, ...where })}\n`

/** Three systems with their own databases; these are Ramai's records. */
const worldWhereRamaiCalled = (...places: object[]) =>
  createTestWorld({
    ramai: {
      address: 'http://127.0.0.1:3000',
      databaseUrl: 'postgres://ramai:a@127.0.0.1:13000/ramai',
      environment: { RAMAI_SMTP_URL: 'smtp://mail.example' },
    },
    pasar: { address: 'http://127.0.0.1:3001', databaseUrl: 'postgres://pasar:b@127.0.0.1:13001/pasar' },
    files: { 'state/ramai/egress.log': places.map(note).join('') },
  })

test.each([
  ['its own database', { host: '127.0.0.1', port: 13_000 }, "ramai's database", 'own'],
  ['its own mail server', { host: 'mail.example', port: 587 }, "ramai's mail server", 'own'],
  ['the database of another', { host: 'localhost', port: 13_001 }, "pasar's database", undefined],
  ['another system under its name', { host: 'pasar.localhost', port: 3001 }, 'pasar', undefined],
  ['another system under its address', { host: '::1', port: 3001 }, 'pasar', undefined],
  ['a place outside', { host: 'pixel.example', port: 443 }, 'pixel.example:443', undefined],
  ['the process that started it', { path: '/tmp/tsx-0/4661.pipe' }, 'its starter', 'own'],
  ['a file of this machine', { path: '/tmp/a-socket' }, '/tmp/a-socket', undefined],
])('a connection to %s is named, and is a flow only when the register has it', async (_what, place, to, flow) => {
  const { observed } = await observeEgress(await worldWhereRamaiCalled(place, place))

  expect(observed).toEqual([{ from: 'ramai', to, flow, connections: 2 }])
})

test('a system that recorded nothing is named', async () => {
  const { unmeasured } = await observeEgress(await worldWhereRamaiCalled())

  expect(unmeasured).toEqual(['Pasar', 'Kasir', 'Walkthrough'])
})
