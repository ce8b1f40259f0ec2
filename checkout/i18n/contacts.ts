import en from '../messages/en/frame.json'
import id from '../messages/id/frame.json'
import type { Language } from './language'

/** Footer texts, for pages rendered without Next. */
export function contactsIn(language: Language) {
  const { simulation, complaintsOwn, complaintsState } = { id, en }[language]

  return [simulation, complaintsOwn, complaintsState]
}
