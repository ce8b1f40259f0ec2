import type { Page } from '@playwright/test'
import { payOutside } from '../fixtures/arrange'
import { expect, rowsOf, test } from '../fixtures/console'

test.use({ motion: true })

test('seven steps are told, each ended by what really happened in a whole purchase', async ({
  watch,
  read,
  arrange,
}) => {
  test.slow()
  const console = await watch('/')
  const told = (number: number) => expect(console.getByRole('dialog')).toContainText(read.step(number))

  await console.getByRole('button', { name: read.startStory }).click()
  await told(1)
  await openRamai(console, read.openWindowOf('Ramai'))
  await told(2)

  await arrange.visit()
  await told(3)
  await expect(console).toHaveURL(/\/inspector$/)

  await rowsOf(console, read.minted).first().click()
  await told(4)
  await expect(console.getByRole('region', { name: read.minted })).toBeVisible()

  const order = await arrange.order()
  await told(5)

  await payOutside(order)
  await told(6)

  await rowsOf(console, read.notification).first().click()
  await told(7)
  await expect(console).toHaveURL(/\/databases$/)

  await console.getByRole('button', { name: read.countAgain }).click()
  await expect(console.getByRole('dialog')).toContainText(
    /Ramai: \d+ tabel, dan tidak satu pun dari 7 hal yang dilarang/,
  )
  await console.getByRole('button', { name: 'Selesai' }).click()
  await expect(console.getByRole('dialog')).toBeHidden()
})

async function openRamai(console: Page, name: string) {
  const [window] = await Promise.all([console.waitForEvent('popup'), console.getByRole('button', { name }).click()])
  await expect(window).toHaveURL(/^http:\/\/ramai\./)
  await window.close()
}
