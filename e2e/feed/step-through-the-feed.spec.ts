import type { Page } from '@playwright/test'
import { holdScripts } from '../fixtures/hold-scripts'
import { expect, inView, test } from '../fixtures/journey'
import { speak } from '../fixtures/speak'
import { ramai } from '../fixtures/systems'

test.use({ clips: true, motion: true })

test.describe('paused and still', () => {
  // The test checks which posts appear: drawing clips and the transitions would take most of its
  // time.
  test.use({ clips: false, motion: false })

  test('the feed continues to its end, with more unpaid posts than ads', async ({ page, browser, words }) => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    await speak(context, 'id')
    const plain = await context.newPage()
    const more = plain.getByRole('link', { name: words.loadMore })
    const posts = new Map<string, { creator: string; promoted: boolean }>()
    for (let next: string | null = '/'; next; ) {
      await plain.goto(ramai.origin + next)
      for (const { id, ...post } of await plain.locator('[data-post]').evaluateAll(readPosts, words.ad))
        posts.set(id, post)
      next = (await more.count()) > 0 ? await more.getAttribute('href') : null
    }
    await expect(plain.getByRole('heading', { name: words.end })).toBeVisible()
    await context.close()

    expect(posts.size).toBeGreaterThanOrEqual(60)
    expect(new Set([...posts.values()].map(({ creator }) => creator)).size).toBeGreaterThanOrEqual(12)
    const promoted = [...posts.values()].filter(({ promoted }) => promoted).length
    expect(promoted).toBeGreaterThan(0)
    expect(promoted).toBeLessThan(posts.size / 2)

    // With scripts from here on: pages ahead, a question whether to continue, and the end.
    await page.goto(`${ramai.origin}/?post=${[...posts.keys()].at(-28)}`)
    await expect(async () => {
      await page.keyboard.press('End')
      const more = page.getByRole('link', { name: words.loadMore })
      // The next posts, or the end, may replace the link while it is being clicked.
      if (await more.isVisible()) await more.click({ timeout: 1_000 })
      await expect(page.getByRole('heading', { name: words.end })).toBeInViewport({ timeout: 500 })
    }).toPass({ intervals: [0] })
  })
})

test('a key moves the feed by one post, and the address returns to it', {
  tag: '@motion',
}, async ({ page }) => {
  await page.goto(ramai.origin)
  for (let step = 0; step < 2; step++) {
    const here = await inView(page).getAttribute('data-post')
    await page.keyboard.press('ArrowDown')
    await expect(inView(page)).not.toHaveAttribute('data-post', here ?? '')
  }
  const left = await inView(page).getAttribute('data-post')
  await expect(page).toHaveURL(`${ramai.origin}/?post=${left}`)

  await page.goto(`${ramai.origin}/`)

  await expect(inView(page)).toHaveAttribute('data-post', left ?? '')
})

test(
  'no more than one clip plays at a time, and a person can pause it',
  { tag: ['@phone', '@motion'] },
  async ({ page, words }, { project }) => {
    await page.goto(ramai.origin)
    const playing = () =>
      page
        .locator('video')
        .evaluateAll((clips) => clips.filter((clip) => clip instanceof HTMLVideoElement && !clip.paused).length)
    const expected = project.name === 'reduced-motion' ? 0 : 1
    await expect.poll(playing).toBe(expected)

    if (expected === 1) await page.getByRole('button', { name: words.pause }).click()

    await expect.poll(playing).toBe(0)
  },
)

const FIRST_INPUTS = {
  'a key': (page) => page.keyboard.press('ArrowDown'),
  'a notch of the wheel': async (page) => {
    await page.locator('[data-post]').first().hover()
    await page.mouse.wheel(0, 100)
  },
  'a tap': (page, { next }) => page.getByRole('button', { name: next }).click(),
  'the focus, which Tab puts on a post further down,': (page) =>
    page.locator('[data-post]').nth(1).getByRole('link').first().focus(),
} satisfies Record<string, (page: Page, words: { next: string }) => Promise<void>>

for (const [name, input] of Object.entries(FIRST_INPUTS))
  test(`${name} that comes before the page's scripts moves the feed, and the feed stays there`, async ({
    page,
    words,
  }) => {
    const scripts = await holdScripts(page)
    await page.goto(ramai.origin, { waitUntil: 'domcontentloaded' })
    const second = (await page.locator('[data-post]').nth(1).getAttribute('data-post')) ?? ''

    await input(page, words)

    await expect(page.locator(`[data-post="${second}"]`)).toBeInViewport({ ratio: 0.9 })
    scripts.release()
    await expect(page).toHaveURL(`${ramai.origin}/?post=${second}`)
    await expect(inView(page)).toHaveAttribute('data-post', second)
  })

test("a choice that comes before the page's scripts is carried out when they come", async ({ page, words }) => {
  const scripts = await holdScripts(page)
  await page.goto(ramai.origin, { waitUntil: 'domcontentloaded' })

  await page.getByRole('button', { name: words.soundOn }).click()
  scripts.release()

  await expect(page.getByRole('button', { name: words.soundOff })).toBeVisible()
})

/** Reads all posts of a page at once: a question for each post costs more than the page. */
const readPosts = (posts: Element[], ad: string) =>
  posts.map((post) => ({
    id: post.getAttribute('data-post') ?? '',
    creator: document.getElementById(post.getAttribute('aria-labelledby') ?? '')?.textContent ?? '',
    promoted: [...post.querySelectorAll('*')].some(({ textContent }) => textContent?.trim() === ad),
  }))
