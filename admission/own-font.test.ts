import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findOwnFont } from './find-own-font'
import { keepOwnFont, ownFont } from './own-font'
import { describeRefusal } from './refusal-page'

const FONT = 'static/media/letters-s.p.1.woff2'

test('the font of a build is the one that its pages preload', async () => {
  const build = await mkdtemp(join(tmpdir(), 'own-font-'))
  onTestFinished(() => rm(build, { recursive: true }))
  await mkdir(join(build, 'server'))
  await writeFile(join(build, 'server/next-font-manifest.json'), JSON.stringify({ app: { '/page': [FONT] } }))

  expect(await findOwnFont(build)).toBe(`/_next/${FONT}`)
})

test('a page that is written by hand asks for it and names it; without a build it has none', () => {
  onTestFinished(() => keepOwnFont(undefined))
  expect(ownFont()).toEqual({ preload: '', face: '' })

  keepOwnFont(`/_next/${FONT}`)

  const { text } = describeRefusal({ code: 'not_found', requestId: '1', asPage: true })
  expect(text).toContain(`<link rel="preload" href="/_next/${FONT}" as="font" type="font/woff2" crossorigin>`)
  expect(text).toContain(`@font-face{font-family:"Plus Jakarta Sans Variable";src:url("/_next/${FONT}")`)
})
