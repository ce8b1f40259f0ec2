import { useEffect, useRef } from 'react'
import type { Messages } from '@/i18n/request'
import { clockOf } from './clock-of'
import type { Replay } from './page'
import type { Player } from './use-replay'

type ReplayChatProps = { chat: Replay['chat']; player: Player; own: Messages['replay']; live: boolean }

/** The chat with the time of each message: all messages, or only those up to the current second. */
export function ReplayChat({ chat, player, own, live }: ReplayChatProps) {
  const { at, follows, follow, ready, seek } = player
  const list = useRef<HTMLElement>(null)
  const messageCount = chat.filter(({ second }) => second <= at).length

  // Keep the newest message in view during playback.
  useEffect(() => {
    if (follows && messageCount >= 0 && list.current) list.current.scrollTop = list.current.scrollHeight
  }, [follows, messageCount])

  return (
    <div>
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h2 id="chat" className={live ? 'sr-only' : 'py-2 font-extrabold text-xl'}>
          {own.chat}
        </h2>
        <button
          type="button"
          hidden={!ready || live}
          onClick={() => follow(!follows)}
          className="py-3 font-bold text-ramai-text text-sm underline"
        >
          {follows ? own.allChat : own.followChat}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section ref={list} className="replay-chat" aria-labelledby="chat" tabIndex={0}>
        {follows && messageCount === 0 && <p className="py-2 text-muted">{own.notYet}</p>}
        <ol>
          {chat.map(({ id, second, name, body, byCreator }) => (
            <li key={id} hidden={follows && second > at}>
              {ready && !live ? (
                <button
                  type="button"
                  className="replay-at underline"
                  aria-label={own.seekTo.replace('{at}', clockOf(second))}
                  onClick={() => seek(second)}
                >
                  {clockOf(second)}
                </button>
              ) : (
                <span className="replay-at">{clockOf(second)}</span>
              )}
              <p className="break-words leading-relaxed">
                <strong>{name}</strong>
                {byCreator && <span className="ml-1 font-bold text-ramai-text text-sm">{own.byCreator}</span>} {body}
              </p>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}
