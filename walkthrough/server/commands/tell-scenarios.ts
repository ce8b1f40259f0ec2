import { messagesOf } from '@/i18n/messages'
import { ruleWord } from '@/parts/rule-word'
import { SCENARIOS } from '../scenario/scenarios'
import { SCRIPTS } from '../scenario/scripts'

const HEAD = {
  id: ['Skenario', 'Yang akan terlihat', 'Langkah', 'Aturan'],
  en: ['Scenario', 'What you will see', 'Steps', 'Rule'],
}

/** Every scenario as a table of Markdown, one for each language, for the README that the launcher writes. */
function table(language: 'id' | 'en') {
  const words = messagesOf(language).scenario
  const rows = SCENARIOS.map(({ id, group, rule }) => [
    `\`${id}\` · ${words.group[group]}`,
    words.cards[id].see.join(' '),
    String(SCRIPTS[id].length),
    ruleWord(words, rule),
  ])

  return [HEAD[language], HEAD[language].map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

process.stdout.write(JSON.stringify({ id: table('id'), en: table('en') }))
