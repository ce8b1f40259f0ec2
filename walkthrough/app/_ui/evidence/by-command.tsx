import { Terminal } from 'lucide-react'
import type { Messages } from '@/i18n/messages'

/** The command line equivalent of the button. */
export function ByCommand({ words }: { words: Messages['evidence'] }) {
  return (
    <section
      aria-labelledby="by-command"
      className="night on-night mt-6 grid gap-4 p-5 sm:p-7 lg:grid-cols-[1fr_1.2fr] lg:items-center"
    >
      <div>
        <h2 id="by-command" className="flex items-center gap-2 text-xl">
          <Terminal size={20} aria-hidden />
          {words.byCommand}
        </h2>
        <p className="mt-2 text-night-quiet">{words.byCommandText}</p>
      </div>
      <pre className="rounded-card border border-night-line bg-night-card p-4 font-mono text-sm leading-relaxed whitespace-pre-wrap [overflow-wrap:anywhere] sm:p-5">
        <code>{words.commands.map(({ command, what }) => `${command}\n  # ${what}\n`).join('')}</code>
      </pre>
    </section>
  )
}
