import { expect, test } from 'vitest'
import { renderScenarioPages } from './scenario-pages'

test('both scenario pages list the scenarios that can be played; update them with npm run scenarios:table', async () => {
  for (const { text, wanted } of await renderScenarioPages()) expect(text).toBe(wanted)
}, 60_000)
