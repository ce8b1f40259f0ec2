import { expect, test } from 'vitest'
import { drawNewest } from './draw-newest'

/** A window whose draws end when the test resolves them. */
function slowWindow() {
  const pictures: string[] = []
  const ends: { done: () => void; fail: (error: Error) => void }[] = []
  const show = drawNewest((screen: string, picture: string) => {
    pictures.push(`${screen}: ${picture}`)
    return new Promise<void>((resolve, reject) => ends.push({ done: resolve, fail: reject }))
  })

  return { pictures, ends, show }
}

test('of the frames that arrive during a draw, each screen draws only its newest', async () => {
  const { pictures, ends, show } = slowWindow()
  const shop = show('shop', 'first')
  for (const picture of ['second', 'third']) await show('shop', picture)
  void show('feed', 'first')
  expect(pictures).toEqual(['shop: first', 'feed: first'])

  ends[0]?.done()
  await expect.poll(() => pictures.slice(2)).toEqual(['shop: third'])
  ends[2]?.done()
  await shop

  void show('shop', 'fourth')
  expect(pictures.slice(3)).toEqual(['shop: fourth'])
})

test('a picture that cannot be drawn is passed over', async () => {
  const { pictures, ends, show } = slowWindow()
  void show('shop', 'first')
  void show('shop', 'second')

  ends[0]?.fail(new Error('broken'))
  await expect.poll(() => pictures).toEqual(['shop: first', 'shop: second'])
})
