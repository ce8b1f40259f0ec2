import { isLiteralElement, isTagElement, type MessageFormatElement, parse } from '@formatjs/icu-messageformat-parser'
import { expect, test } from 'vitest'
import { readSources } from './sources'

const readMessages = (language: string) => readSources([`messages/${language}/*.json`, `*/messages/${language}/*.json`])

const indonesian = await readMessages('id')
const english = new Map((await readMessages('en')).map(({ file, text }) => [file, text]))
const englishOf = (file: string) => file.replace('messages/id/', 'messages/en/')

test('each file of messages exists in both languages', () => {
  expect(indonesian.map(({ file }) => englishOf(file))).toEqual([...english.keys()])
})

test.each(indonesian)('$file says the same in English, of the same values', ({ file, text }) => {
  const values = argumentsBelow(JSON.parse(text))

  expect(argumentsBelow(JSON.parse(english.get(englishOf(file)) ?? '{}'))).toEqual(values)
})

test('a value, a branch of a plural and a tag that one language lacks are seen', () => {
  const parameters = argumentsOf('{shop}: {count, plural, one {# piece of <b>{item}</b>} other {# pieces}}')

  expect(parameters).toEqual(['<b>', 'count', 'item', 'shop'])
})

/** The arguments of each message, by its key. */
const argumentsBelow = (words: object, prefix = ''): [key: string, values: string[]][] =>
  Object.entries(words).flatMap(([name, value]): [string, string[]][] =>
    typeof value === 'string' ? [[`${prefix}${name}`, argumentsOf(value)]] : argumentsBelow(value, `${prefix}${name}.`),
  )

const argumentsOf = (message: string) => [...new Set(valuesIn(parse(message)))].sort()

const valuesIn = (elements: MessageFormatElement[]): string[] =>
  elements.flatMap((element) => {
    if (isTagElement(element)) return [`<${element.value}>`, ...valuesIn(element.children)]
    if ('options' in element)
      return [element.value, ...Object.values(element.options).flatMap(({ value }) => valuesIn(value))]

    return 'value' in element && !isLiteralElement(element) ? [element.value] : []
  })
