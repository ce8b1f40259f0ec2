import { afterEach, expect, test, vi } from 'vitest'
import { chosenSettings, startProfile } from './profile'
import { eachHost } from './systems'

afterEach(() => void vi.unstubAllEnvs())

test('a start without a demo starts Kasir without its simulation', async () => {
  vi.stubEnv('DEMO_MODE', '0')
  vi.stubEnv('SIM_MODE', '1')

  const { settings } = await startProfile('production')

  expect(settings.kasir.SIM_MODE).toBe('0')
  expect(settings.pasar.SIM_MODE).toBeUndefined()
})

test('in a demo Kasir may simulate', async () => {
  vi.stubEnv('SIM_MODE', '1')

  expect((await startProfile('production')).settings.kasir.SIM_MODE).toBe('1')
})

test('a command in another terminal finds the ports and settings that the start chose', async () => {
  vi.stubEnv('PASAR_PORT', '4001')
  vi.stubEnv('PASAR_HOSTS', 'toko.example')
  const first = await startProfile('production')
  vi.unstubAllEnvs()

  const second = await startProfile('production', { settings: await eachHost((host) => chosenSettings(first, host)) })

  expect([second.ports, second.databasePorts]).toEqual([first.ports, first.databasePorts])
  expect(second.settings.pasar.PASAR_HOSTS).toBe('toko.example')
})
