'use client'

import { useEffect, useRef } from 'react'
import type { PopupUpdate } from './read-popup'

type Props = {
  origin: string
  update: PopupUpdate
  words: Record<'title' | 'text' | 'stay' | 'leave', string>
}

/**
 * Connection to snap.js: reports the payment's result, and confirms before an unfinished payment is
 * closed.
 */
export function NotifyMerchant({ origin, update, words }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const serialized = JSON.stringify(update)
  const ended = update.stage === 'ended'

  useEffect(() => {
    const send = (message: object) => window.parent.postMessage({ from: 'kasir', ...message }, origin)
    const leave = () => send({ type: 'leave' })
    const ask = () => (ended ? leave() : dialog.current?.showModal())
    send({ type: 'update', ...JSON.parse(serialized) })

    const press = (event: MouseEvent) => {
      const pressed = event.target instanceof Element ? event.target.closest('[data-popup]') : null
      if (!(pressed instanceof HTMLElement)) return
      event.preventDefault()
      if (pressed.dataset.popup === 'leave') leave()
      else ask()
    }
    const pressKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || dialog.current?.open) return
      event.preventDefault()
      ask()
    }
    const receive = ({ source, origin: sender, data }: MessageEvent) => {
      if (source === window.parent && sender === origin && data?.from === 'snap' && data.type === 'ask') ask()
    }

    document.addEventListener('click', press)
    document.addEventListener('keydown', pressKey)
    window.addEventListener('message', receive)

    return () => {
      document.removeEventListener('click', press)
      document.removeEventListener('keydown', pressKey)
      window.removeEventListener('message', receive)
    }
  }, [origin, serialized, ended])

  return (
    <dialog
      ref={dialog}
      aria-labelledby="close-title"
      className="m-auto w-[min(24rem,calc(100%-2rem))] rounded-card border border-line bg-card p-6 backdrop:bg-ink/50"
    >
      <h2 id="close-title" className="text-xl">
        {words.title}
      </h2>
      <p className="mt-2 text-quiet">{words.text}</p>
      <form method="dialog" className="mt-5 grid gap-2">
        <button type="submit" className="button button-strong">
          {words.stay}
        </button>
        <button type="button" data-popup="leave" className="button button-calm">
          {words.leave}
        </button>
      </form>
    </dialog>
  )
}
