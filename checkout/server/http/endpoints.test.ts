import { writeRegister } from '@jembatan/http/testing/register'
import { expect, test } from 'vitest'
import config from '@/next.config'
import { webRouter } from '../trpc/router'
import { endpoints, metrics } from './endpoints'

test('the register of endpoints equals the declarations in code', async () => {
  const { procedures } = webRouter._def
  const redirects = await config.redirects?.()
  const register = await writeRegister({ folder: process.cwd(), endpoints, procedures, redirects, metrics })

  await expect(register).toMatchFileSnapshot('../../endpoints.json')
})
