import { beginLink } from '../../tools/dev/begin-link'
import { ensureChromiumPath } from '../../tools/dev/systems/chromium'
import { walkthrough as walkthroughSystem } from '../../tools/dev/systems/systems'
import { expect, test } from '../fixtures/console'
import { faultsInRoom, ROOMS } from '../fixtures/room'
import { walkthrough } from '../fixtures/systems'
import { violationsOn } from '../fixtures/violations'

/** The stage's browser starts slowly beside those of the other journeys. */
test.describe.configure({ timeout: 300_000 })
const PLAYED_WITHIN = { timeout: 120_000 }

test('one key leads through eight beats, each is shown to the room, and what was broken is whole afterwards', async ({
  context,
  processes,
  read,
}) => {
  const chromium = await ensureChromiumPath()
  const origin = await processes.start({
    system: walkthroughSystem,
    changes: (own) => ({ WALKTHROUGH_ORIGIN: own, WALKTHROUGH_CHROMIUM: chromium }),
  })
  const stage = await context.newPage()
  await stage.setViewportSize(ROOMS[0])
  await stage.goto(
    await beginLink({ WALKTHROUGH_ORIGIN: origin, WALKTHROUGH_SESSION_KEY: walkthrough.sessionKey }, '/'),
  )
  await stage.getByRole('button', { name: read.present }).click()
  await stage.getByRole('button', { name: read.fullScreen }).click()
  await stage.setViewportSize(ROOMS[0])
  await expect(stage.locator('article[data-here="true"]')).toBeVisible(PLAYED_WITHIN)
  await stage.getByRole('combobox', { name: 'Kecepatan' }).selectOption({ label: 'Cepat' })
  const caption = stage.getByTestId('caption')
  const region = (index: number) => stage.getByRole('region', { name: read.beats[index], exact: true })
  const next = async (index: number) => {
    await stage.keyboard.press('n')
    await expect(stage.getByRole('button', { name: read.beats[index], exact: true })).toHaveAttribute(
      'aria-current',
      'step',
    )
    expect({ beat: read.beats[index], violations: await violationsOn(stage) }).toEqual({
      beat: read.beats[index],
      violations: [],
    })
  }
  const fits = async () => {
    for (const room of ROOMS) {
      await stage.setViewportSize(room)
      expect({ room, faults: await faultsInRoom(stage) }).toEqual({ room, faults: [] })
    }
  }

  await next(0)
  await expect(caption).toContainText('Selesai', PLAYED_WITHIN)
  await fits()

  await next(1)
  await expect(region(1).getByRole('definition')).toHaveCount(9)
  await expect(region(1).getByText('siapa penontonnya')).toBeVisible()
  await fits()

  await next(2)
  await expect(stage.locator('article[data-system="ramai"]')).toContainText('Ramai tidak menjawab', PLAYED_WITHIN)
  await expect(caption).toContainText('Selesai', PLAYED_WITHIN)

  await next(3)
  await region(3).getByRole('textbox').fill('Wirasti')
  await region(3).getByRole('button', { name: 'Cari' }).click()
  await expect(region(3).getByRole('listitem').first()).toBeVisible()
  await fits()

  await next(4)
  await expect(region(4)).toContainText('aplikasi sosialnya tahu siapa membeli apa', PLAYED_WITHIN)
  await expect(region(4)).toContainText('orders', PLAYED_WITHIN)
  await fits()

  await next(5)
  await expect(region(5).getByRole('button', { name: read.mint })).toBeVisible()

  await next(6)
  await expect(region(6).getByRole('row', { name: 'Toko Lama ✓ ✓ ✓ ✓' })).toBeVisible()
  await expect(region(6).getByRole('row', { name: /^Ramai ✓ – – –/ })).toBeVisible()
  await fits()

  await next(7)
  await expect(region(7).getByRole('definition').first()).toBeVisible()
  await expect(stage.getByText('Tidak ada nama, alamat, atau pesanan.')).toBeVisible()
  await fits()
  await stage.keyboard.press('r')
  await expect(region(7).getByRole('definition').first()).toBeVisible()

  await stage.keyboard.press('n')
  await expect(stage.getByRole('button', { name: read.beginTalk })).toBeVisible()
  await stage.getByRole('button', { name: read.present }).click()
  await stage.getByRole('link', { name: 'Siap tampil' }).click()
  await expect(stage.getByRole('list', { name: read.preflight })).toContainText('Keenam aturan utuh')
})
