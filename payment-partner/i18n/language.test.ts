import { expect, test } from 'vitest'
import { preferredLanguage } from './language'

test.each([
  { header: 'en-US,en;q=0.9', language: 'en' },
  { header: 'id-ID,id;q=0.9,en;q=0.8', language: 'id' },
  { header: 'id;q=0.5, en-GB;q=0.7', language: 'en' },
  { header: 'en;q=0, id;q=0.1', language: 'id' },
  { header: 'fr, *', language: undefined },
  { header: null, language: undefined },
])('“$header” asks for $language', ({ header, language }) => {
  const preferred = preferredLanguage(header)

  expect(preferred).toBe(language)
})
