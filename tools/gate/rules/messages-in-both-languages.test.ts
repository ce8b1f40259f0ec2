import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isLiteralElement, isTagElement, type MessageFormatElement, parse } from '@formatjs/icu-messageformat-parser'
import { expect, test } from 'vitest'
import { hosts, root } from '../../dev/systems/systems'

const FILES = (await Promise.all(hosts.map(({ folder }) => filesBelow(join(folder, 'messages'))))).flat()

test.each(FILES)('$name says the same in both languages, of the same values', async ({ id, en }) => {
  const [indonesian, english] = [await readArguments(id), await readArguments(en)]

  expect(english).toEqual(indonesian)
  expect(Object.keys(english)).toEqual(Object.keys(indonesian))
})

test('a value, a branch of a plural and a tag that one language lacks are seen', () => {
  const said = argumentsOf('{shop}: {count, plural, one {# piece of <b>{item}</b>} other {# pieces}}')

  expect(said).toEqual(['<b>', 'count', 'item', 'shop'])
})

async function filesBelow(folder: string) {
  const names = await Promise.all(['id', 'en'].map((language) => readdir(join(folder, language))))

  return [...new Set(names.flat())].map((file) => ({
    name: join(folder, file).slice(root.length + 1),
    id: join(folder, 'id', file),
    en: join(folder, 'en', file),
  }))
}

/** The arguments of each message, by its key. */
const readArguments = async (file: string) =>
  Object.fromEntries(argumentsBelow(JSON.parse(await readFile(file, 'utf8'))))

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
