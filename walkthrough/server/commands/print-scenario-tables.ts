import { messagesOf } from '@/i18n/messages'
import { ruleWord } from '@/i18n/words'
import { SCENARIOS } from '../scenario/scenarios'

const HEAD = {
  id: ['Skenario', 'Yang akan terlihat', 'Langkah', 'Aturan'],
  en: ['Scenario', 'What you will see', 'Steps', 'Rule'],
}

/** Every scenario as a table of Markdown, for the page of one language. */
function table(language: 'id' | 'en') {
  const words = messagesOf(language).scenario
  const rows = SCENARIOS.map(({ id, group, rule, steps }) => [
    `\`${id}\` · ${words.group[group]}`,
    words.cards[id].see.join(' '),
    String(steps.length),
    ruleWord(words, rule),
  ])

  return [HEAD[language], HEAD[language].map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

process.stdout.write(JSON.stringify({ id: table('id'), en: table('en') }))
