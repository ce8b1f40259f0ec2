import { writeRegister } from '@jembatan/http/testing/register'
import { expect, test } from 'vitest'
import { endpoints, metrics } from './endpoints'

test('the register of endpoints equals the declarations in code', async () => {
  const register = await writeRegister({ folder: process.cwd(), endpoints, metrics })

  await expect(register).toMatchFileSnapshot('../../endpoints.json')
})
