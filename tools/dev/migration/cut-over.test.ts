import { expect, test } from 'vitest'
import { cutOver } from './cut-over'

test('an unknown option is refused before anything is loaded or closed', async () => {
  await expect(cutOver(['--yes'])).rejects.toThrow('cut-over knows --json, and nothing else')
})
