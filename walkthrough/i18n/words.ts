import type { Messages } from './messages'

/** Fills the placeholders of a message, such as `{count} baru`. */
export const fill = (sentence: string, values: Record<string, string | number>) =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))

/** Returns a word by a foreign key, which may be newer than this build. */
export const wordOf = (words: Record<string, string>, key: string): string | undefined =>
  Object.hasOwn(words, key) ? words[key] : undefined

/** The label of an event kind, or the kind itself without one. */
export const kindWord = (kinds: Messages['inspector']['kind'], kind: string): string =>
  wordOf(kinds, kind) ?? kind.replaceAll('_', ' ')

/**
 * The translation of an entry that a flow never carries, or the register's English entry without
 * one.
 */
export const neverWord = ({ never_word }: Messages['overview'], entry: string): string =>
  wordOf(never_word, entry) ?? entry

/** Returns a clause with its old and new number. */
export const ruleWord = (
  words: { rule: string; rulePp80: string },
  rule: { old: string; now: string } | { pp80: string },
): string => ('pp80' in rule ? fill(words.rulePp80, rule) : fill(words.rule, rule))
