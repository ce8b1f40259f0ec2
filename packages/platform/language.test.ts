import { expect, test } from 'vitest'
import { inEachLanguage, preferredLanguage } from './language'

test.each([
  { header: 'en-US,en;q=0.9', language: 'en' },
  { header: 'id-ID,id;q=0.9,en;q=0.8', language: 'id' },
  { header: 'id;q=0.5, EN-gb ; q=0.7', language: 'en' },
  { header: 'fr-CH, fr;q=0.9, en;q=0.8, id;q=0.7', language: 'en' },
  { header: 'en;q=0, id;q=0.1', language: 'id' },
  { header: 'fr, *', language: undefined },
  { header: ';;q=,,en;q=x', language: undefined },
  { header: '', language: undefined },
  { header: null, language: undefined },
])('“$header” asks for $language', ({ header, language }) => {
  const preferred = preferredLanguage(['id', 'en'], header)

  expect(preferred).toBe(language)
})

test('a formatter is created once per language, and an unknown language gets Indonesian', () => {
  const locales: string[] = []
  const days = inEachLanguage((locale) => {
    locales.push(locale)
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'Asia/Jakarta' })
  })
  const format = (language: string) => days(language).format(new Date('2026-11-30T17:00:00Z'))

  expect(['id', 'en', 'id', 'en', 'fr'].map(format)).toEqual([
    '1 Des 2026',
    '1 Dec 2026',
    '1 Des 2026',
    '1 Dec 2026',
    '1 Des 2026',
  ])
  expect(locales).toEqual(['id-ID', 'en-GB', 'id-ID'])
})
