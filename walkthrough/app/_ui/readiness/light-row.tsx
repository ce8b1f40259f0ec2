import { CircleCheck, OctagonX, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import type { Messages } from '@/i18n/messages'
import { wordOf } from '@/i18n/words'
import { type Light, levelOf } from '@/server/readiness/report'
import { type SpeechWords, speak } from './speech'

const LOOK = {
  green: { Icon: CircleCheck, border: 'border-line bg-card', text: 'text-good' },
  amber: { Icon: TriangleAlert, border: 'border-warn bg-warn-wash', text: 'text-warn' },
  red: { Icon: OctagonX, border: 'border-wrong bg-wrong-wash', text: 'text-wrong' },
} as const

type LightRowProps = { light: Light; ready: Messages['ready']; words: SpeechWords }

/** A light: its level as icon and word, its finding and the remedy. */
export function LightRow({ light, ready, words }: LightRowProps) {
  const level = levelOf(light)
  const { Icon, border, text } = LOOK[level]
  const todo = wordOf(ready.todo, light.code)

  return (
    <li className={`grid grid-cols-[auto_1fr] gap-x-3 rounded-card border p-4 ${border}`}>
      <Icon size={24} aria-hidden className={`mt-0.5 ${text}`} />
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <b className="text-lg">{ready.name[light.name]}</b>
          <span className={`font-bold text-sm ${text}`}>{ready.level[level]}</span>
        </p>
        <p className="[overflow-wrap:anywhere]">{speak(ready.says[light.code], light.values, words)}</p>
        {todo && <p className="text-quiet">{todo}</p>}
        {light.name === 'oldShop' && (
          <Link
            href="/chapters/migration"
            className="inline-flex min-h-11 items-center font-bold underline underline-offset-4"
          >
            {words.frame.chapter.migration}
          </Link>
        )}
      </div>
    </li>
  )
}
