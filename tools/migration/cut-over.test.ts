import { expect, test } from 'vitest'
import { cutOver } from './cut-over'

test('an option that nobody knows is refused before anything is told or closed', async () => {
  await expect(cutOver('cut-over', ['--yes'])).rejects.toThrow('cut-over knows --json, and nothing else')
})
