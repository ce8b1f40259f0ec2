'use client'

import { useEffect, useRef } from 'react'
import type { News } from './read-popup'

type Props = {
  origin: string
  news: News
  words: Record<'title' | 'text' | 'stay' | 'leave', string>
}

/** The line to snap.js: says what became of the payment, and asks before an unfinished one is closed. */
export function TellMerchant({ origin, news, words }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const told = JSON.stringify(news)
  const ended = news.stage === 'ended'

  useEffect(() => {
    const tell = (message: object) => window.parent.postMessage({ from: 'kasir', ...message }, origin)
    const leave = () => tell({ type: 'leave' })
    const ask = () => (ended ? leave() : dialog.current?.showModal())
    tell({ type: 'news', ...JSON.parse(told) })

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
    const hear = ({ source, origin: speaker, data }: MessageEvent) => {
      if (source === window.parent && speaker === origin && data?.from === 'snap' && data.type === 'ask') ask()
    }

    document.addEventListener('click', press)
    document.addEventListener('keydown', pressKey)
    window.addEventListener('message', hear)

    return () => {
      document.removeEventListener('click', press)
      document.removeEventListener('keydown', pressKey)
      window.removeEventListener('message', hear)
    }
  }, [origin, told, ended])

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
