import { expect, test } from 'vitest'
import { preferredLanguage } from './language'

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
