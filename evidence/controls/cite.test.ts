import { expect, test } from 'vitest'
import { cite, law, permendag } from './cite'
import { CONTROLS, NOT_BUILT } from './every-control'

test('a clause names its regulation, then and now, in the words of each language', () => {
  expect(cite(permendag('21(3)', '25(3)'), law('UU PDP', '16'), law('RFC 8725'))).toEqual({
    id: 'Permendag 31/2023 Pasal 21(3) [19/2026 Pasal 25(3)]; UU PDP Pasal 16; RFC 8725',
    en: 'Permendag 31/2023 Art. 21(3) [19/2026 Art. 25(3)]; UU PDP Art. 16; RFC 8725',
  })
})

test.each([...CONTROLS, ...NOT_BUILT])('row $row names a regulation before each article', ({ clauses: { en } }) => {
  const knownLaw = /^(Permendag|PP|PMK|UU PDP|RFC|Peraturan BPS)\b/

  expect(en.split('; ').filter((clause) => !knownLaw.test(clause))).toEqual([])
})
