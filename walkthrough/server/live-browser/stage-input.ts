import type { Page } from 'playwright-core'
import { z } from 'zod'
import { NAMED_KEYS, VIEWPORT, WITH_CONTROL } from './screen'

/** Characters that a keyboard types; other text is inserted. */
const ON_A_KEYBOARD = /^[\x20-\x7e]$/

const at = { x: z.number().min(0).max(VIEWPORT.width), y: z.number().min(0).max(VIEWPORT.height) }
const far = z.number().min(-5_000).max(5_000)

const event = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['move', 'press', 'release']), ...at }),
  z.strictObject({ kind: z.literal('wheel'), ...at, dx: far, dy: far }),
  z
    .strictObject({
      kind: z.literal('key'),
      key: z.union([z.enum(NAMED_KEYS), z.string().regex(/^\P{C}$/u)]),
      shift: z.boolean().optional(),
      control: z.boolean().optional(),
    })
    .refine(({ key, control }) => !control || WITH_CONTROL.test(key)),
  z.strictObject({ kind: z.literal('text'), text: z.string().min(1).max(500) }),
])

export const MOST_EVENTS = 60

/** The input of a frame since the last request, in order. Points are in the viewport. */
export const stageInput = z.strictObject({ events: z.array(event).min(1).max(MOST_EVENTS) })

export type StageEvent = z.infer<typeof event>

/** Performs in a page the input from its picture. */
export async function applyEvent({ mouse, keyboard }: Page, event: StageEvent): Promise<void> {
  switch (event.kind) {
    case 'move':
      return mouse.move(event.x, event.y)
    case 'press':
      await mouse.move(event.x, event.y)
      return mouse.down()
    case 'release':
      await mouse.move(event.x, event.y)
      return mouse.up()
    case 'wheel':
      await mouse.move(event.x, event.y)
      return mouse.wheel(event.dx, event.dy)
    case 'text':
      return keyboard.insertText(event.text)
    case 'key':
      return pressKey(keyboard, event)
  }
}

type KeyEvent = Extract<StageEvent, { kind: 'key' }>

async function pressKey(keyboard: Page['keyboard'], { key, shift, control }: KeyEvent) {
  const isNamedKey = key.length > 1
  if (!isNamedKey && !ON_A_KEYBOARD.test(key)) return keyboard.insertText(key)
  // With Shift the letter is already upper case.
  const modifiers = [control && 'ControlOrMeta', shift && (isNamedKey || control) && 'Shift'].filter(Boolean)

  return keyboard.press([...modifiers, key].join('+'))
}
