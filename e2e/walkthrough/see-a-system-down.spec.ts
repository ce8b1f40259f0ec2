import type { Page } from '@playwright/test'
import { kasir as kasirSystem, walkthrough as walkthroughSystem } from '../../tools/dev/systems/systems'
import { expect, newestOf, test } from '../fixtures/console'
import { addressOf } from '../fixtures/processes'

const lampOf = (page: Page, name: string) => page.getByRole('banner').getByRole('listitem').filter({ hasText: name })

test('a system that stops is shown as stopped, on every page, and the rest goes on', async ({
  context,
  read,
  startOneMore,
  stopOneMore,
  arrange,
}) => {
  // Another Kasir, which may be stopped without affecting other journeys.
  const kasir = await startOneMore({ system: kasirSystem, changes: (origin) => ({ KASIR_ORIGIN: origin }) })
  const origin = await startOneMore({
    system: walkthroughSystem,
    changes: (own) => ({ WALKTHROUGH_ORIGIN: own, WALKTHROUGH_KASIR_ADDRESS: addressOf(kasir) }),
  })
  const console = await context.newPage()
  await console.goto(`${origin}/inspector`)
  await expect(lampOf(console, 'Kasir')).toContainText(read.audited)

  await stopOneMore(kasir)

  await expect(lampOf(console, 'Kasir')).toContainText(read.down)
  await expect(lampOf(console, 'Ramai')).toContainText(read.audited)
  await expect(lampOf(console, 'Pasar')).toContainText(read.audited)
  await expect(console.getByText(/^Kasir: /)).toBeVisible()

  const before = await newestOf(console, read.claimed)
  await arrange.visit()
  await expect.poll(() => newestOf(console, read.claimed)).not.toBe(before)

  await console.goto(`${origin}/databases`)
  await expect(console.getByRole('region', { name: 'Kasir' })).toContainText('Sistem ini sedang mati')
  await expect(console.getByRole('region', { name: 'Pasar' }).getByRole('row', { name: /^orders / })).toBeVisible()
})
