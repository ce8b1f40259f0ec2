import { expect, onTestFinished, test } from 'vitest'
import { keepOwnFont, ownFont } from './own-font'
import { describeRefusal } from './refusal-page'

const FONT = '/_next/static/media/letters-s.p.1.woff2'

test.each([
  ['its header', `<${FONT}>; rel=preload; as="font"; crossorigin=""; nonce="a"; type="font/woff2"`],
  ['its head', `<link rel="preload" href="${FONT}" as="font" crossorigin="" type="font/woff2"/>`],
])('the font that a page names in %s is found', (_where, page) => {
  onTestFinished(() => keepOwnFont(''))
  keepOwnFont(page)

  expect(ownFont().header).toContain(`<${FONT}>`)
})

test('a page written without Next preloads and names the font of the system’s pages, if there is one', () => {
  onTestFinished(() => keepOwnFont(''))
  expect(ownFont()).toEqual({ header: '', preload: '', face: '' })

  keepOwnFont(`<${FONT}>; rel=preload; as="font"; crossorigin=""; nonce="a"; type="font/woff2"`)

  const { text } = describeRefusal({ code: 'not_found', requestId: '1', asPage: true })
  expect(text).toContain(`<link rel="preload" href="${FONT}" as="font" type="font/woff2" crossorigin>`)
  expect(text).toContain(`@font-face{font-family:"Plus Jakarta Sans Variable";src:url("${FONT}")`)
})
