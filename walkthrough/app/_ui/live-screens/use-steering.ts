'use client'

import { type RefObject, useEffect, useState } from 'react'
import { NAMED_KEYS, VIEWPORT, WITH_CONTROL } from '@/server/live-browser/screen'
import type { StageEvent } from '@/server/live-browser/stage-input'
import { sendInput } from './send-input'

const TWICE_WITHIN_MS = 800
/** A pointer movement below this distance is a tap. */
const TAP_PIXELS = 8

/** `focused`: the page handles keys. `keys`: keys go to the screen. */
export type Steering = 'away' | 'focused' | 'keys'

/**
 * Sends input in a canvas to the browser that it shows. A click or Enter begins to send keys;
 * Escape twice, or leaving the canvas, ends it, so that keyboard users are not trapped.
 */
export function useSteering(canvas: RefObject<HTMLCanvasElement | null>, { enabled }: { enabled: boolean }): Steering {
  const [steering, setSteering] = useState<Steering>('away')

  useEffect(() => {
    const target = canvas.current
    if (!enabled || !target) return
    const ending = new AbortController()
    const on = <Kind extends keyof HTMLElementEventMap>(kind: Kind, hear: (event: HTMLElementEventMap[Kind]) => void) =>
      target.addEventListener(kind, hear, { signal: ending.signal, passive: false })
    let pressedIn: DOMRect | undefined
    // A press and its release use one point, even if the layout shifts between them.
    const at = (event: MouseEvent) => pointIn(pressedIn ?? target.getBoundingClientRect(), event)
    let sendsKeys = false
    let escapedAt = 0
    let finger: { x: number; y: number; moved: boolean } | undefined

    const releasePointer = () => {
      finger = pressedIn = undefined
    }
    const sendKeys = (send: boolean) => {
      sendsKeys = send
      setSteering(send ? 'keys' : 'focused')
    }
    on('pointerdown', (event) => {
      if (event.button !== 0) return
      pressedIn = target.getBoundingClientRect()
      target.focus()
      sendKeys(true)
      target.setPointerCapture(event.pointerId)
      const point = at(event)
      if (event.pointerType === 'touch') finger = { ...point, moved: false }
      else sendInput({ kind: 'press', ...point })
    })
    on('pointermove', (event) => {
      const point = at(event)
      if (!finger) return sendInput({ kind: 'move', ...point })
      const dy = finger.y - point.y
      if (!finger.moved && Math.abs(dy) < TAP_PIXELS) return
      sendInput({ kind: 'wheel', ...point, dx: 0, dy })
      finger = { ...point, moved: true }
    })
    on('pointerup', (event) => {
      const point = at(event)
      if (finger && !finger.moved) sendInput({ kind: 'press', ...point })
      if (!finger?.moved) sendInput({ kind: 'release', ...point })
      releasePointer()
    })
    on('pointercancel', releasePointer)
    on('wheel', (event) => {
      event.preventDefault()
      sendInput({ kind: 'wheel', ...at(event), dx: event.deltaX, dy: event.deltaY })
    })
    on('focus', () => sendKeys(sendsKeys))
    on('blur', () => {
      sendsKeys = false
      setSteering('away')
    })
    on('paste', (event) => {
      const text = event.clipboardData?.getData('text/plain').slice(0, 500)
      if (text) sendInput({ kind: 'text', text })
    })
    on('keydown', (event) => {
      if (!sendsKeys) {
        if (event.key !== 'Enter') return
        event.preventDefault()
        return sendKeys(true)
      }
      // Stops the talk's keys, such as N and Escape.
      event.stopPropagation()
      if (event.key === 'Escape' && event.timeStamp - escapedAt < TWICE_WITHIN_MS) return sendKeys(false)
      if (event.key === 'Escape') escapedAt = event.timeStamp
      const input = readKey(event)
      if (!input) return
      event.preventDefault()
      sendInput(input)
    })

    return () => {
      ending.abort()
      setSteering('away')
    }
  }, [canvas, enabled])

  return steering
}

/**
 * Pasting is a separate event, with the presenter's clipboard; keys that a browser reserves are not
 * sent.
 */
function readKey({ key, shiftKey: shift, ctrlKey, metaKey, altKey }: KeyboardEvent): StageEvent | undefined {
  const control = ctrlKey || metaKey
  if (altKey || (control && !WITH_CONTROL.test(key))) return undefined

  return NAMED_KEYS.includes(key) || [...key].length === 1 ? { kind: 'key', key, shift, control } : undefined
}

function pointIn({ left, top, width, height }: DOMRect, { clientX, clientY }: MouseEvent) {
  const within = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)))

  return {
    x: within(((clientX - left) / width) * VIEWPORT.width, VIEWPORT.width),
    y: within(((clientY - top) / height) * VIEWPORT.height, VIEWPORT.height),
  }
}
