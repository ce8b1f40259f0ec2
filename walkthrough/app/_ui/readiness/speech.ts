import type { Language } from '@/i18n/language'
import type { Messages } from '@/i18n/messages'
import { fill, wordOf } from '@/i18n/words'
import type { Values } from '@/server/readiness/report'
import { formatDuration } from '../scenarios/time/format-duration'

export type SpeechWords = Pick<Messages, 'frame' | 'talk' | 'migration' | 'scenario'> & { language: Language }

/** Fills a sentence of the pre-flight page, with names and durations in the reader's language. */
export function speak(sentence: string, values: Values = {}, words: SpeechWords): string {
  const { frame, talk, migration, scenario, language } = words
  const { systems, rules, ahead, seconds, step, packages = '', ...figures } = values
  const join = (names: string[]) => new Intl.ListFormat(language).format(names)

  return fill(sentence, {
    packages,
    ...Object.fromEntries(
      Object.entries(figures).map(([name, figure]) => [name, new Intl.NumberFormat(language).format(figure)]),
    ),
    systems: join(systems?.map((name) => frame.system[name].name) ?? []),
    rules: join(rules?.map((name) => talk.break.names[name]) ?? []),
    ahead: join(
      ahead?.map(({ system, seconds }) =>
        fill(scenario.time.isAhead, {
          system: frame.system[system].name,
          ahead: formatDuration(seconds, language),
        }),
      ) ?? [],
    ),
    duration: seconds === undefined ? '' : formatDuration(seconds, language),
    step: step === undefined ? '' : (wordOf(migration.command, step) ?? step),
  })
}
