import { toReference } from '@/i18n/as-typed'

type Search = Promise<Record<string, string | string[] | undefined>>

/** Reads one search parameter; returns the first choice when it is not one of `choices`. */
export async function readChoice<Choice extends string>(
  search: Search,
  name: string,
  choices: readonly [Choice, ...Choice[]],
): Promise<Choice> {
  const value = (await search)[name]

  return choices.find((choice) => choice === value) ?? choices[0]
}

/** Reads a typed order or ticket number. */
export async function readNumber(search: Search, name: string) {
  const value = (await search)[name]

  return typeof value === 'string' && value.trim() !== '' ? toReference(value) : undefined
}

/** Reads one search parameter; returns an empty text when it is absent or repeated. */
export async function readText(search: Search, name: string) {
  const value = (await search)[name]

  return typeof value === 'string' ? value : ''
}
