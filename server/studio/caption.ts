import { wordsOf } from '@jembatan/platform/search/words'

export const MOST_HASHTAGS = 10

const HASHTAG = /(?<![\p{L}\p{N}_&/#])#([\p{L}\p{N}_]+)/gu
const HASHTAGS_AT_THE_END = /(?:(?:^|\s)#[\p{L}\p{N}_]+)+\s*$/u

/** The form of a hashtag in an address. */
const WRITTEN = /^[a-z0-9]{2,40}$/

/**
 * Parses a typed caption: its text, and its hashtags in the form that search uses. Hashtags at the
 * end are removed from the text.
 */
export function readCaption(typed: string): { text: string; hashtags: string[] } {
  const hashtags = Array.from(typed.matchAll(HASHTAG), ([, tag = '']) => wordsOf(tag.replaceAll('_', ' ')).join(''))

  return {
    text: typed.replace(HASHTAGS_AT_THE_END, '').trim(),
    hashtags: [...new Set(hashtags)].filter((tag) => WRITTEN.test(tag)),
  }
}

/** Reverses `readCaption`, for a post that is edited. */
export function writeCaption({ text, hashtags }: { text: string; hashtags: string[] }): string {
  const within = readCaption(text).hashtags
  const apart = hashtags.filter((tag) => !within.includes(tag)).map((tag) => `#${tag}`)

  return [text, ...apart].join(' ')
}
