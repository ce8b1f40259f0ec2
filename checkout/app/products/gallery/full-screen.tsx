'use client'

import Link from 'next/link'
import { createContext, use, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { usePinch } from './use-pinch'

type Words = Record<'title' | 'close' | 'previous' | 'next' | 'closer' | 'farther', string>

type Props = { pictures: { src: string; alt: string }[]; words: Words; children: React.ReactNode }

const CLOSEST = 4
const STEP = 1.5

const control =
  'grid size-12 cursor-pointer place-items-center rounded-full bg-card font-bold text-ink text-xl aria-disabled:opacity-40'

/**
 * Opens the pictures of its links in full screen: two fingers, a double click or `+` and `-` zoom,
 * arrows change the picture. Without JavaScript a link opens its picture.
 */
export function FullScreen({ pictures, words, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<number>()
  const [scale, setScale] = useState(1)
  const lastScale = useRef(1)
  const picture = open === undefined ? undefined : pictures[open]
  usePinch(frame, picture !== undefined, scale, (wish) => setScale(Math.min(CLOSEST, Math.max(1, wish))))

  useLayoutEffect(() => {
    const { current: element } = frame
    if (element) keepCentre(element, scale / lastScale.current)
    lastScale.current = scale
  }, [scale])

  useEffect(() => {
    if (picture && !dialog.current?.open) dialog.current?.showModal()
  }, [picture])

  const show = (index: number) => {
    if (!pictures[index]) return
    setOpen(index)
    setScale(1)
  }
  const zoom = (factor: number) => setScale((now) => Math.min(CLOSEST, Math.max(1, now * factor)))

  const onKeyDown = ({ key }: React.KeyboardEvent) => {
    if (open === undefined) return
    if (key === 'ArrowLeft' && scale === 1) show(open - 1)
    if (key === 'ArrowRight' && scale === 1) show(open + 1)
    if (key === '+' || key === '=') zoom(STEP)
    if (key === '-') zoom(1 / STEP)
  }

  return (
    <ShowPicture value={show}>
      {children}
      {picture && open !== undefined && (
        <dialog
          ref={dialog}
          aria-label={words.title}
          onClose={() => setOpen(undefined)}
          onKeyDown={onKeyDown}
          className="m-0 h-dvh max-h-none w-screen max-w-none bg-ink p-0"
        >
          <div
            ref={frame}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too
            tabIndex={0}
            className="size-full overflow-auto"
          >
            {/* biome-ignore lint/performance/noImgElement: the file that the strip shows */}
            <img
              src={picture.src}
              alt={picture.alt}
              className="object-contain transition-none"
              style={{ width: `${scale * 100}%`, height: `${scale * 100}%`, maxWidth: 'none' }}
            />
          </div>
          <div className="fixed inset-x-0 top-0 flex items-center justify-between gap-3 p-3">
            <span aria-live="polite" className="rounded-full bg-card px-4 py-2 font-bold text-ink text-sm tabular-nums">
              {open + 1}/{pictures.length}
            </span>
            <button type="button" aria-label={words.close} onClick={() => dialog.current?.close()} className={control}>
              <span aria-hidden>×</span>
            </button>
          </div>
          <div className="fixed inset-x-0 bottom-0 flex items-center justify-center gap-3 p-3">
            {pictures.length > 1 && (
              <button
                type="button"
                aria-label={words.previous}
                aria-disabled={open === 0}
                onClick={() => show(open - 1)}
                className={control}
              >
                <span aria-hidden>‹</span>
              </button>
            )}
            <button
              type="button"
              aria-label={words.farther}
              aria-disabled={scale === 1}
              onClick={() => zoom(1 / STEP)}
              className={control}
            >
              <span aria-hidden>−</span>
            </button>
            <button
              type="button"
              aria-label={words.closer}
              aria-disabled={scale === CLOSEST}
              onClick={() => zoom(STEP)}
              className={control}
            >
              <span aria-hidden>+</span>
            </button>
            {pictures.length > 1 && (
              <button
                type="button"
                aria-label={words.next}
                aria-disabled={open === pictures.length - 1}
                onClick={() => show(open + 1)}
                className={control}
              >
                <span aria-hidden>›</span>
              </button>
            )}
          </div>
        </dialog>
      )}
    </ShowPicture>
  )
}

const ShowPicture = createContext<(index: number) => void>(() => {})

/** A link to the file of a picture, which opens that picture in full screen. */
export function PictureLink({ index, ...link }: React.ComponentProps<typeof Link> & { index: number }) {
  const show = use(ShowPicture)
  const open = (event: React.MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    show(index)
  }

  return <Link {...link} prefetch={false} onClick={open} />
}

/**
 * Scrolls so that a picture that grew by `factor` keeps its centre. The picture must have its new
 * size at once: with reduced motion every element has a transition of a millisecond.
 */
function keepCentre(frame: HTMLElement, factor: number) {
  const { clientWidth, clientHeight, scrollLeft, scrollTop } = frame
  frame.scrollTo({
    left: (scrollLeft + clientWidth / 2) * factor - clientWidth / 2,
    top: (scrollTop + clientHeight / 2) * factor - clientHeight / 2,
    behavior: 'instant',
  })
}
