import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const topics = readdirSync('messages/id')
const read = (language: string, topic: string) => JSON.parse(readFileSync(`messages/${language}/${topic}`, 'utf8'))

const namesOf = (words: object, prefix = ''): string[] =>
  Object.entries(words).flatMap(([name, value]) =>
    typeof value === 'string' ? `${prefix}${name}` : namesOf(value, `${prefix}${name}.`),
  )

test.each(topics)('%s says in English everything that it says in Indonesian', (topic) => {
  const indonesian = namesOf(read('id', topic))

  expect(namesOf(read('en', topic))).toEqual(indonesian)
})
