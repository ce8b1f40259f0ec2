import type { Page } from '@playwright/test'
import { expect, rowsOf, test, untilLive } from '../fixtures/console'
import { holdScripts } from '../fixtures/hold-scripts'
import { faultsInRoom, ROOMS } from '../fixtures/room'
import { walkthrough } from '../fixtures/systems'
import { violationsOn } from '../fixtures/violations'

test.use({ motion: true })

/** Returns the middle of the halo after the pointer has moved there. */
async function middleAt(page: Page, x: number) {
  await page.mouse.move(x, 300)
  const box = await page.getByTestId('halo').boundingBox()

  return box ? box.x + box.width / 2 : 0
}

const typeSize = (page: Page) => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize))

const expectBeat = (page: Page, name: string | undefined) =>
  expect(page.getByRole('button', { name, exact: true })).toHaveAttribute('aria-current', 'step')

test('the type grows, a halo follows the pointer, and the choice is kept on the next page', async ({ watch, read }) => {
  const console = await watch('/')
  const before = await typeSize(console)

  await console.getByRole('button', { name: read.present }).click()

  await expect.poll(() => typeSize(console)).toBeGreaterThan(before)
  const halo = console.getByTestId('halo')
  await expect(halo).toBeVisible()
  await expect.poll(() => middleAt(console, 400)).toBeCloseTo(400, -1)
  await console.goto(`${new URL(console.url()).origin}/chapters/payment`)
  await expect(console.getByRole('button', { name: read.present })).toHaveAttribute('aria-pressed', 'true')
})

test('the room is one window: no navigation, nothing below the fold, and a line for the last row', async ({
  watch,
  read,
}) => {
  const stage = await watch('/')
  await stage.getByRole('button', { name: read.present }).click()
  await expect.poll(() => stage.evaluate(() => document.fullscreenElement !== null)).toBe(true)
  // A full screen has a fixed size, so leave it; presenter mode is the same in a window.
  await stage.getByRole('button', { name: read.fullScreen }).click()
  await expect(stage.getByRole('button', { name: read.reset })).toBeVisible()
  await expect(stage.getByRole('navigation')).toHaveCount(0)

  for (const viewport of ROOMS) {
    await stage.setViewportSize(viewport)
    expect({ viewport, faults: await faultsInRoom(stage) }).toEqual({ viewport, faults: [] })
  }
  expect(await violationsOn(stage)).toEqual([])
})

test('a press and a key that come before the scripts are not lost', async ({ page, read }) => {
  const scripts = await holdScripts(page)
  await page.goto(walkthrough.origin, { waitUntil: 'domcontentloaded' })

  await page.getByRole('button', { name: read.present }).click()
  await page.locator('body').press('n')
  scripts.release()

  await expectBeat(page, read.beats[0])
  await expect(page.locator('html')).toHaveAttribute('data-presenter', 'on')
})

test('keys and a text that come before the scripts of the list count when they come', async ({ page, read }) => {
  const scripts = await holdScripts(page)
  await page.goto(`${walkthrough.origin}/inspector`, { waitUntil: 'domcontentloaded' })
  const list = page.getByRole('listbox', { name: read.messages })
  const find = page.getByRole('searchbox', { name: read.find })

  // Messages of other journeys would move the list under the keys.
  await page.getByRole('button', { name: read.pause }).press('Enter')
  await list.press('ArrowDown')
  await list.press('ArrowDown')
  scripts.release()
  await expect(list.getByRole('option', { selected: true })).toHaveAttribute('aria-posinset', '2')

  const again = await holdScripts(page)
  await page.reload({ waitUntil: 'domcontentloaded' })
  await find.fill('nothing says this')
  again.release()
  await untilLive(page)
  await expect(page.getByText(/^0 /)).toBeVisible()
  await expect(find).toHaveValue('nothing says this')
})

test('notes open in a second window, and one key moves both', async ({ watch, read }) => {
  const console = await watch('/')
  await console.getByRole('button', { name: read.present }).click()
  const [notes] = await Promise.all([
    console.waitForEvent('popup'),
    console.getByRole('button', { name: read.notes }).click(),
  ])
  await expect(notes.getByRole('heading', { level: 1, name: read.notes })).toBeVisible()

  await console.bringToFront()
  await console.locator('body').press('n')

  await expectBeat(console, read.beats[0])
  await expect(notes.getByText(read.beat(1))).toBeVisible()

  await console.keyboard.press('n')
  await expectBeat(console, read.beats[1])
  await expect(notes.getByText(read.beat(2))).toBeVisible()

  await notes.locator('body').press('PageUp')
  await expectBeat(console, read.beats[0])

  await console.keyboard.press('Escape')
  await expect(console.getByRole('button', { name: read.beats[0], exact: true })).not.toHaveAttribute('aria-current')
  await expect(notes.getByText(read.beat(1))).toBeHidden()
})

test('order numbers are masked in presenter mode, on the screen only', async ({ watch, read, arrange }) => {
  await arrange.order()
  const console = await watch('/inspector')
  await rowsOf(console, read.requested).first().click()
  const opened = console.getByRole('region', { name: read.requested })
  await expect(opened.getByText(/PSR-/).first()).toBeVisible()

  await console.getByRole('button', { name: read.present }).click()

  await expect(opened.getByText('••••').first()).toBeVisible()
  await expect(console.getByText(/PSR-/)).toHaveCount(0)
})
