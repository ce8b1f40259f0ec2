import enAccess from '@/messages/en/access.json'
import enChapter from '@/messages/en/chapter.json'
import enCreators from '@/messages/en/creators.json'
import enError from '@/messages/en/error.json'
import enEvidence from '@/messages/en/evidence.json'
import enFrame from '@/messages/en/frame.json'
import enInspector from '@/messages/en/inspector.json'
import enLiveScreens from '@/messages/en/live-screens.json'
import enMigration from '@/messages/en/migration.json'
import enOverview from '@/messages/en/overview.json'
import enReady from '@/messages/en/ready.json'
import enScenario from '@/messages/en/scenario.json'
import enSequence from '@/messages/en/sequence.json'
import enTables from '@/messages/en/tables.json'
import enTalk from '@/messages/en/talk.json'
import enToken from '@/messages/en/token.json'
import enXray from '@/messages/en/xray.json'
import idAccess from '@/messages/id/access.json'
import idChapter from '@/messages/id/chapter.json'
import idCreators from '@/messages/id/creators.json'
import idError from '@/messages/id/error.json'
import idEvidence from '@/messages/id/evidence.json'
import idFrame from '@/messages/id/frame.json'
import idInspector from '@/messages/id/inspector.json'
import idLiveScreens from '@/messages/id/live-screens.json'
import idMigration from '@/messages/id/migration.json'
import idOverview from '@/messages/id/overview.json'
import idReady from '@/messages/id/ready.json'
import idScenario from '@/messages/id/scenario.json'
import idSequence from '@/messages/id/sequence.json'
import idTables from '@/messages/id/tables.json'
import idTalk from '@/messages/id/talk.json'
import idToken from '@/messages/id/token.json'
import idXray from '@/messages/id/xray.json'
import type { View } from '@/server/audience/view'
import type { Language } from './language'

const indonesian = {
  access: idAccess,
  chapter: idChapter,
  creators: idCreators,
  error: idError,
  evidence: idEvidence,
  frame: idFrame,
  inspector: idInspector,
  ready: idReady,
  scenario: idScenario,
  sequence: idSequence,
  migration: idMigration,
  overview: idOverview,
  tables: idTables,
  talk: idTalk,
  token: idToken,
  liveScreens: idLiveScreens,
  xray: idXray,
}

/** A text that differs by view has an entry per view, and `other` for the rest. */
type ByView = Partial<Record<View, string>> & { other: string }

type InOneView<Words> = Words extends { other: string }
  ? string
  : { [Key in keyof Words]: Words[Key] extends string ? string : InOneView<Words[Key]> }

export type Messages = InOneView<typeof indonesian>

/** Indonesian defines the type; an incomplete English catalogue does not compile. */
const english: typeof indonesian = {
  access: enAccess,
  chapter: enChapter,
  creators: enCreators,
  error: enError,
  evidence: enEvidence,
  frame: enFrame,
  inspector: enInspector,
  ready: enReady,
  scenario: enScenario,
  sequence: enSequence,
  migration: enMigration,
  overview: enOverview,
  tables: enTables,
  talk: enTalk,
  token: enToken,
  liveScreens: enLiveScreens,
  xray: enXray,
}

const catalogues = { id: indonesian, en: english }
const cache = new Map<string, Messages>()

/** Returns the messages of a language for a view. */
export function messagesOf(language: Language, view: View = 'engineer'): Messages {
  const key = `${language} ${view}`
  const messages = cache.get(key) ?? inView(catalogues[language], view)
  cache.set(key, messages)

  return messages
}

const inView = <Words extends object>(words: Words, view: View): InOneView<Words> =>
  JSON.parse(JSON.stringify(words), (_, value) => (isByView(value) ? (value[view] ?? value.other) : value))

const isByView = (value: unknown): value is ByView =>
  typeof value === 'object' && value !== null && 'other' in value && typeof value.other === 'string'
