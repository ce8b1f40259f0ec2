import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../dev/systems/systems'

const PAGES = ['app', 'checkout/app', 'payment-partner/app']

/** A form that may return an error; the announcement must be in the same file. */
const MAY_FAIL = /useActionState[\s\S]*\b(?:error|mistakes?|failure|wrong)\b|\buseForm\(/
const ANNOUNCES = /<Form\b[^>]*?\sof=|<Errors\b|<ErrorSummary\b|role="alert"|\bannounces\b/

test('a form that may return an error announces it to screen readers', async () => {
  const forms = (await Promise.all(PAGES.map(readPages))).flat().filter(({ source }) => MAY_FAIL.test(source))

  expect(forms.length).toBeGreaterThan(25)
  expect(forms.filter(({ source }) => !ANNOUNCES.test(source)).map(({ path }) => path)).toEqual([])
})

async function readPages(folder: string) {
  const names = (await readdir(join(root, folder), { recursive: true })).filter((name) => name.endsWith('.tsx'))

  return Promise.all(
    names.map(async (name) => ({
      path: join(folder, name),
      source: await readFile(join(root, folder, name), 'utf8'),
    })),
  )
}
