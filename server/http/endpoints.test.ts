import { writeRegister } from '@jembatan/http/testing/register'
import { expect, test } from 'vitest'
import { webRouter } from '../trpc/router'
import { endpoints, metrics } from './endpoints'

test('the register of endpoints equals the declarations in code', async () => {
  const { procedures } = webRouter._def
  const register = await writeRegister({ folder: process.cwd(), endpoints, procedures, metrics })

  await expect(register).toMatchFileSnapshot('../../endpoints.json')
})

test('signing a token requires the checks of POST /out', () => {
  expect(Object.keys(webRouter._def.procedures).join()).not.toContain('handoff')
})
