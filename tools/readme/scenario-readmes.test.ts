import { expect, test } from 'vitest'
import { renderReadmes } from './scenario-readmes'

test('the scenarios of both READMEs are those that can be played: otherwise npm run scenarios:table', async () => {
  for (const { text, wanted } of await renderReadmes()) expect(text).toBe(wanted)
}, 60_000)
