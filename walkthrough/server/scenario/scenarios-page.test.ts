import { expect, test } from 'vitest'
import { messagesOf } from '@/i18n/messages'
import { ruleWord } from '@/i18n/words'
import { SCENARIOS } from './scenarios'

test('docs/scenarios.md lists every scenario; npm run scenarios:table writes it', async () => {
  const words = messagesOf('en').scenario
  const rows = SCENARIOS.map(({ id, group, rule, steps }) => [
    `\`${id}\` · ${words.group[group]}`,
    words.cards[id].see.join(' '),
    String(steps.length),
    ruleWord(words, rule),
  ])
  const table = [['Scenario', 'What you will see', 'Steps', 'Rule'], ['---', '---', '---', '---'], ...rows]
  const lines = table.map((cells) => `| ${cells.join(' | ')} |`)

  await expect([INTRODUCTION, ...lines, ''].join('\n')).toMatchFileSnapshot('../../../docs/scenarios.md')
})

const INTRODUCTION = `# Scenarios

For presenters and testers: what the walkthrough can play, written from its code. Each plays at <http://jembatan.localhost:3003/scenarios>, in the live screens, and by \`POST /api/scenario/{id}\`. Each begins with a buyer whom no system knows; the systems answer for real. *Reset* cancels what this window ordered.
`
