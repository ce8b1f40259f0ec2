import type { Messages } from '@/i18n/messages'
import { StoryButton } from '../story/story-button'

export function Opening({ words }: { words: Messages['overview'] }) {
  return (
    <section className="grid items-end gap-4 lg:grid-cols-[1fr_auto]">
      <div>
        <h1 className="flex flex-wrap gap-x-[0.24em] text-[clamp(1.9rem,3.4vw,3.2rem)] leading-[1.08]">
          {words.heading.map((sentence) => (
            <span key={sentence}>{sentence} </span>
          ))}
        </h1>
        <p className="mt-3 max-w-[75ch] text-quiet lg:text-lg">{words.lead}</p>
      </div>
      <StoryButton words={words} />
    </section>
  )
}
