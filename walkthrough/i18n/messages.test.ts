import { expect, test } from 'vitest'
import { LANGUAGES } from './language'
import { messagesOf } from './messages'

const textsIn = (words: object): string[] =>
  Object.values(words).flatMap((word) => (typeof word === 'string' ? word : textsIn(word)))

test.each(LANGUAGES)('the executive’s texts in %s mention no token, claim or handoff', (language) => {
  const { chapter, overview, talk, liveScreens, xray } = messagesOf(language, 'executive')
  // Notes are for the speaker, so they are excluded.
  const beats = Object.values(talk.beats).map(({ name, caption }) => ({ name, caption }))

  const texts = textsIn([chapter, overview, { ...talk, beats }, liveScreens, xray])

  expect(texts.filter((text) => !text.startsWith('/') && /\b(token|claim|klaim|handoff)s?\b/i.test(text))).toEqual([])
})

test('an auditor sees clauses, an engineer codes, an executive the meaning', () => {
  const red = (['executive', 'auditor', 'engineer'] as const).map((view) => messagesOf('en', view).talk.break.red)

  expect(red).toEqual(['The check sees it.', expect.stringContaining('{clauses}'), expect.stringContaining('{code}')])
})
