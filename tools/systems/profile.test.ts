import { afterEach, expect, test, vi } from 'vitest'
import { startProfile } from './profile'

afterEach(() => void vi.unstubAllEnvs())

test('whoever starts everything without a demo starts Kasir without its simulation', async () => {
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
