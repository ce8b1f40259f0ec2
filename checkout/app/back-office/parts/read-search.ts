import { toReference } from '@/i18n/as-typed'

type Search = Promise<Record<string, string | string[] | undefined>>

/** One value of an address, and only one of those that there are; else the first. */
export async function readChoice<Choice extends string>(
  search: Search,
  name: string,
  choices: readonly [Choice, ...Choice[]],
): Promise<Choice> {
  const given = (await search)[name]

  return choices.find((choice) => choice === given) ?? choices[0]
}

/** The number of an order or a ticket, as people type it. */
export async function readNumber(search: Search, name: string) {
  const given = (await search)[name]

  return typeof given === 'string' && given.trim() !== '' ? toReference(given) : undefined
}

/** One value of an address; an empty one where there is none, or more. */
export async function readText(search: Search, name: string) {
  const given = (await search)[name]

  return typeof given === 'string' ? given : ''
}
