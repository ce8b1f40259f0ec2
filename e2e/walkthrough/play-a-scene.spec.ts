import type { Page } from '@playwright/test'
import { beginLink } from '../../tools/dev/begin-link'
import { ensureChromiumPath } from '../../tools/systems/chromium'
import { walkthrough as walkthroughSystem } from '../../tools/systems/systems'
import { expect, test } from '../fixtures/console'
import { walkthrough } from '../fixtures/systems'

const chromium = await ensureChromiumPath()

test('the normal flow is played in the three screens, one after the other, and each answer is as the rule asks', async ({
  context,
  startOneMore,
}) => {
  test.slow()
  const origin = await startOneMore({
    system: walkthroughSystem,
    changes: (own: string) => ({ WALKTHROUGH_ORIGIN: own, WALKTHROUGH_CHROMIUM: chromium }),
  })
  const stage = await context.newPage()
  await stage.goto(
    await beginLink({ WALKTHROUGH_ORIGIN: origin, WALKTHROUGH_SESSION_KEY: walkthrough.sessionKey }, '/'),
  )
  await expect(frameWithBuyer(stage)).toHaveAttribute('data-system', 'ramai')
  const ways = await watchBuyer(stage)

  await stage.getByRole('combobox', { name: 'Skenario' }).selectOption({ label: 'Alur normal' })
  await stage.getByRole('combobox', { name: 'Kecepatan' }).selectOption({ label: 'Cepat' })
  await stage.getByRole('button', { name: 'Mainkan di layar' }).click()

  await expect(stage.getByText('Selesai. Setiap jawaban sesuai aturan.')).toBeVisible({ timeout: 60_000 })
  await expect(stage.getByRole('region', { name: 'Sekarang: Ramai' })).toContainText('Langkah 11 dari 11')
  expect(await ways()).toEqual(['ramai', 'pasar', 'kasir', 'pasar', 'ramai'])
})

const frameWithBuyer = (stage: Page) => stage.locator('article[data-here="true"]')

/** In which screens the buyer was, in their order, from now on. */
async function watchBuyer(stage: Page) {
  const ways = await stage.evaluateHandle(() => {
    const seen: string[] = []
    const look = () => {
      const here = document.querySelector<HTMLElement>('article[data-here="true"]')?.dataset.system
      if (here && here !== seen.at(-1)) seen.push(here)
    }
    look()
    new MutationObserver(look).observe(document.body, { subtree: true, attributeFilter: ['data-here'] })

    return seen
  })

  return () => ways.jsonValue()
}
