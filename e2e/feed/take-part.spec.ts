import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { untilHydrated } from '../fixtures/hold-scripts'
import { expect, inView, test } from '../fixtures/journey'
import { ramai } from '../fixtures/systems'
import { faultsOn } from '../fixtures/violations'
import type { Words } from '../fixtures/words'

const POST = 'rani-ayu-serum'

async function signUp(page: Page, words: Words, email = `${randomUUID()}@simulasi.example`) {
  await page.getByLabel(words.name, { exact: true }).fill('Dewi Simulasi')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel(words.password).fill('kopi pagi hari')
  await page.getByRole('button', { name: words.signUp }).click()
}

/**
 * Returns the link to such a page in this browser's newest email, which is sent before the answer.
 */
async function linkInOutbox(page: Page, to: RegExp) {
  const link = page.getByRole('link', { name: to }).first()
  await expect(async () => {
    await page.goto(`${ramai.origin}/demo/outbox`)
    expect(await link.count()).toBe(1)
  }).toPass()

  return (await link.getAttribute('href')) ?? ''
}

test('a like without an account leads through sign-up back to the post, which stays liked until it is undone', async ({
  page,
  words,
  buyer,
}) => {
  await buyer.findInFeed(POST)
  const like = inView(page).getByRole('button', { name: words.like })

  await like.click()
  await page.getByRole('link', { name: words.signUp }).click()
  await signUp(page, words)

  await expect(page.locator(`[data-post="${POST}"]`)).toHaveAttribute('data-active')
  await expect(like).toHaveAttribute('aria-pressed', 'true')
  await like.click()
  await expect(like).toHaveAttribute('aria-pressed', 'false')
})

test('a post that a member hides is gone at once, stays away, and comes back by one press', async ({
  page,
  words,
  buyer,
}) => {
  await page.goto(`${ramai.origin}/sign-up?to=${encodeURIComponent(`/?post=${POST}`)}`)
  await signUp(page, words)
  await page.waitForURL(`${ramai.origin}/?post=${POST}`)
  await buyer.findInFeed(POST)
  const post = page.locator(`[data-post="${POST}"]`)

  await inView(page).getByRole('button', { name: words.more }).click()
  await page.getByRole('button', { name: words.notInterested }).click()
  await expect(post).toHaveCount(0)
  await expect(page.getByText(words.hiddenPost)).toBeVisible()
  await page.getByRole('button', { name: words.undo }).click()
  await expect(post).toHaveAttribute('data-active')

  await inView(page).getByRole('button', { name: words.more }).click()
  await page.getByRole('button', { name: words.hideSeller }).click()
  await expect(post).toHaveCount(0)
  await expect(async () => {
    await page.goto(`${ramai.origin}/?post=${POST}`)
    await expect(inView(page)).toBeVisible()
    expect(await post.count()).toBe(0)
  }).toPass()
})

test('a member likes by a double tap, answers and reports in sheets over the feed', { tag: '@phone-only' }, async ({
  page,
  words,
  buyer,
}) => {
  await page.goto(`${ramai.origin}/sign-up?to=${encodeURIComponent(`/?post=${POST}`)}`)
  await signUp(page, words)
  await page.waitForURL(`${ramai.origin}/?post=${POST}`)
  await buyer.findInFeed(POST)
  await inView(page)
    .locator('.stage')
    .dblclick({ position: { x: 180, y: 200 } })
  await expect(inView(page).getByRole('button', { name: words.like })).toHaveAttribute('aria-pressed', 'true')

  await inView(page).getByRole('link', { name: words.comments }).click()
  const conversation = page.getByRole('dialog', { name: words.conversation })
  const title = await conversation.getByRole('heading').first().textContent()
  const before = Number(title?.match(/\d+$/)?.[0])
  const thread = conversation.getByRole('listitem').filter({ hasText: 'Pagiku buru-buru' })
  await thread.getByRole('link', { name: words.answer }).click()
  const text = `Samaan ${randomUUID()}`
  await conversation.getByRole('textbox').fill(text)
  await conversation.getByRole('button', { name: words.send }).click()
  await expect(thread.getByText(text)).toBeInViewport()
  await expect(conversation.getByRole('textbox')).toHaveValue('')
  const comment = `Kucoba besok ${randomUUID()}`
  await conversation.getByRole('textbox', { name: words.writeComment }).fill(comment)
  await conversation.getByRole('button', { name: words.send }).click()
  await expect(conversation.getByText(comment)).toBeInViewport()
  await expect(conversation.getByRole('heading', { name: `${words.conversation} · ${before + 2}` })).toBeVisible()
  await page.keyboard.press('Escape')

  await inView(page).getByTitle(words.share).click()
  const sharing = page.getByRole('dialog', { name: words.share })
  await expect(sharing.getByRole('link', { name: 'WhatsApp' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sharing).toBeHidden()

  await inView(page).getByRole('button', { name: words.more }).click()
  await page.getByRole('link', { name: words.reportIt, exact: true }).click()
  const report = page.getByRole('dialog', { name: words.reportPost })
  await report.getByRole('radio').first().check()
  await report.getByRole('button', { name: words.sendReport }).click()
  await expect(report.getByText(words.reportThanks)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator(`[data-post="${POST}"]`)).toHaveCount(0)
})

test('a creator is followed on their page, and sees who liked and commented', { tag: '@phone-only' }, async ({
  page,
  words,
}) => {
  await page.goto(`${ramai.origin}/sign-up?to=/creators/rani`)
  await signUp(page, words)
  const follow = page.getByRole('button', { name: words.follow })
  await follow.click()
  await expect(follow).toHaveAttribute('aria-pressed', 'true')

  await page.context().clearCookies()
  await page.goto(`${ramai.origin}/sign-in?to=/notifications`)
  await page.getByText('Demo', { exact: true }).click()
  await page.getByRole('button', { name: /Rani Prameswari/ }).click()
  await expect(page.getByText(words.nowFollows).first()).toBeVisible()
  await expect(page.getByText(words.likedYourPost).first()).toBeVisible()
  await page.goto(`${ramai.origin}/creators/rani`)
  await expect(page.getByRole('link', { name: words.editProfile })).toBeVisible()
  await expect(follow).toHaveCount(0)
})

test('a complaint pasted from a word processor keeps its lines, and is filed', { tag: '@phone-only' }, async ({
  page,
  words,
}) => {
  await page.goto(`${ramai.origin}/complaints`)
  await page.getByLabel('Tentang').selectOption('Iklan')
  const story = page.getByLabel('Apa yang terjadi?')
  await untilHydrated(story)
  await story.fill('Iklannya terulang\u000bsetiap dua postingan.')
  await expect(story).toHaveValue('Iklannya terulang\nsetiap dua postingan.')
  await page.getByRole('button', { name: words.sendComplaint }).click()

  await expect(page.getByText('Pengaduan diterima')).toBeVisible()
})

test('typed text except a password survives a reload until it is sent', { tag: '@phone-only' }, async ({
  page,
  words,
}) => {
  await page.goto(`${ramai.origin}/sign-up`)
  const name = page.getByLabel(words.name, { exact: true })
  await untilHydrated(name)
  await name.fill('Dewi Simulasi')
  await page.getByLabel(words.password).fill('kopi pagi hari')
  await page.reload()
  await expect(name).toHaveValue('Dewi Simulasi')
  await expect(page.getByLabel(words.password)).toHaveValue('')

  await page.goto(`${ramai.origin}/complaints`)
  const story = page.getByLabel('Apa yang terjadi?')
  await untilHydrated(story)
  await page.getByLabel('Tentang').selectOption('Iklan')
  await story.fill('Iklannya terulang setiap dua postingan.')
  await page.reload()
  await expect(story).toHaveValue('Iklannya terulang setiap dua postingan.')
  await page.getByRole('button', { name: words.sendComplaint }).click()
  await expect(page.getByText('Pengaduan diterima')).toBeVisible()
  await page.goto(`${ramai.origin}/complaints`)
  await untilHydrated(story)
  await expect(story).toHaveValue('')
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a forgotten password is replaced by a link that works once', { tag: '@phone-only' }, async ({
    page,
    words,
  }) => {
    const email = `${randomUUID()}@simulasi.example`
    await page.goto(`${ramai.origin}/sign-up?to=/me`)
    await signUp(page, words, email)
    await page.getByRole('button', { name: words.signOutOfRamai }).click()
    await page.goto(`${ramai.origin}/sign-in`)
    await page.getByRole('link', { name: words.forgotten }).click()
    await page.getByLabel('Email').fill(email)
    await page.getByRole('button', { name: words.mailLink }).click()
    await page.getByText('Demo', { exact: true }).click()
    await expect(page.getByRole('link', { name: words.outbox })).toHaveAttribute('href', '/demo/outbox')
    const link = await linkInOutbox(page, /password\/new/)

    for (const expected of [words.passwordSet, words.linkEnded]) {
      await page.goto(link)
      await page.getByLabel(words.newPassword).fill('teh sore hari')
      await page.getByRole('button', { name: words.keepPassword }).click()
      await expect(page.getByText(expected).first()).toBeVisible()
    }
    await page.goto(`${ramai.origin}/sign-in?to=/me`)
    await page.getByLabel('Email').fill(email)
    await page.getByLabel(words.password).fill('teh sore hari')
    await page.getByRole('button', { name: words.signIn, exact: true }).click()
    await expect(page).toHaveURL(`${ramai.origin}/me`)
  })

  test('an email is proven by its link, and a new one counts once its own is opened; a stranger sees neither', {
    tag: '@phone-only',
  }, async ({ page, words, browser }) => {
    await page.goto(`${ramai.origin}/sign-up?to=/me/privacy`)
    await signUp(page, words)
    await expect(page.getByText(words.emailUnproven)).toBeVisible()
    await page.goto(await linkInOutbox(page, /email\/confirm/))
    await page.getByRole('button', { name: words.confirmEmail, exact: true }).click()
    await expect(page.getByText(words.emailProven)).toBeVisible()

    const email = `${randomUUID()}@simulasi.example`
    await page.getByLabel(words.newEmail).fill(email)
    await page.getByLabel(words.password).fill('bukan ini')
    await page.getByRole('button', { name: words.changeEmail }).click()
    await expect(page.getByLabel(words.password)).toHaveAttribute('aria-invalid', 'true')
    await page.getByLabel(words.password).fill('kopi pagi hari')
    await page.getByRole('button', { name: words.changeEmail }).click()
    await page.goto(`${ramai.origin}/demo/outbox`)
    await page
      .getByRole('listitem')
      .filter({ hasText: email })
      .getByRole('link', { name: /email\/confirm/ })
      .first()
      .click()
    await page.getByRole('button', { name: words.confirmEmail, exact: true }).click()
    await expect(page.getByText(email)).toBeVisible()

    const stranger = await browser.newPage()
    await stranger.goto(`${ramai.origin}/demo/outbox`)
    await expect(stranger.getByRole('listitem').filter({ hasText: email })).toHaveCount(0)
    await stranger.close()
  })

  test('a member comments, agrees to a purpose, requests deletion and withdraws the request', {
    tag: '@phone-only',
  }, async ({ page, words }) => {
    const text = `Suka warnanya ${randomUUID()}`
    await page.goto(`${ramai.origin}/posts/${POST}/comments`)
    await page.getByRole('textbox', { name: words.writeComment }).fill(text)
    await page.getByRole('button', { name: words.send }).click()
    await page.getByRole('link', { name: words.signUp }).click()
    await signUp(page, words)
    await expect(page.getByText(text)).toBeVisible()

    await page.goto(`${ramai.origin}/me/privacy`)
    await page.getByRole('switch').first().click()
    await expect(page.getByRole('switch', { checked: true })).toHaveCount(1)
    await expect(page.locator('time')).toHaveText(/^\d+ .+ pukul \d\d\.\d\d WIB$/)
    await page.getByText(words.startDeletion).click()
    await page.getByRole('button', { name: words.requestDeletion }).click()
    await page.getByRole('button', { name: words.withdrawDeletion }).click()
    await expect(page.getByText(words.startDeletion)).toBeVisible()
  })
})

test("axe finds nothing on a member's pages", async ({ page, words }) => {
  await page.goto(`${ramai.origin}/me`)
  expect.soft(await faultsOn(page), '/sign-in').toEqual([])
  await page.getByRole('link', { name: words.signUp }).click()
  await page.waitForURL(`${ramai.origin}/sign-up**`)
  await untilHydrated(page.getByRole('button', { name: words.signUp }))
  await page.getByRole('button', { name: words.signUp }).click()
  await expect(page.getByRole('alert', { name: words.lookAgain })).toBeFocused()
  expect.soft(await faultsOn(page), '/sign-up').toEqual([])
  await signUp(page, words)
  await page.waitForURL(`${ramai.origin}/me`)

  const own = ['/me', '/me/privacy', '/me/profile', '/notifications', '/saved', '/studio']
  for (const path of [...own, '/following', '/creators/rani', `/posts/${POST}`, `/posts/${POST}/report`]) {
    await page.goto(`${ramai.origin}${path}`)

    expect.soft(await faultsOn(page), path).toEqual([])
  }
})
