import { writeRegister } from '@jembatan/http/testing/register'
import { expect, test } from 'vitest'
import config from '../../next.config'
import { endpoints, metrics } from './endpoints'

test('the register of endpoints equals the declarations in code', async () => {
  const redirects = await config.redirects?.()
  const register = await writeRegister({ folder: process.cwd(), endpoints, redirects, metrics })

  await expect(register).toMatchFileSnapshot('../../endpoints.json')
})
