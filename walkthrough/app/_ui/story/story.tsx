'use client'

import { type Driver, driver, type Popover } from 'driver.js'
import 'driver.js/dist/driver.css'
import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { AllTables } from '@/server/audit-log/read-tables'
import { ABSENT, findForbidden } from '@/server/register/absent-tables'
import { statusesOf } from '../live/selectors'
import { useConsole } from '../live/use-console'
import { STEPS } from './steps'
import './story.css'
import { useRealEvents } from './use-real-events'
import { endStory, moveStory, useStory } from './use-story'

type StoryProps = { words: Messages['story']; frame: Messages['frame'] }

/** Seven steps, each with its part of a page highlighted, and a verdict. Opens the page and waits there for what really happens. */
export function Story({ words, frame }: StoryProps) {
  const index = useStory()
  const here = usePathname()
  const router = useRouter()
  const statuses = useConsole(statusesOf)
  const guide = useRef<Driver | null>(null)
  const step = index === null ? undefined : STEPS[index]
  const until = step?.until
  const unseen =
    until && 'system' in until && statuses && statuses[until.system].auditLog !== 'live' ? until.system : null
  useRealEvents()

  useEffect(() => {
    if (step && here !== step.href) router.push(step.href)
  }, [step, here, router])

  useEffect(() => {
    if (index !== STEPS.length) return
    const guide = driver({ ...FRAME, onCloseClick: endStory, onNextClick: endStory })
    const ended = new AbortController()
    void describeVerdict(words.verdict, frame, ended.signal).then((description) => {
      if (ended.signal.aborted) return
      guide.highlight({
        popover: {
          ...BUTTONS,
          title: words.verdict.title,
          description,
          nextBtnText: words.finish,
          onPopoverRender: nameParts(words),
        },
      })
    })

    return () => {
      ended.abort()
      guide.destroy()
    }
  }, [index, words, frame])

  useEffect(() => {
    if (!step || index === null || here !== step.href) return
    const { title, text, event } = words.steps[step.id]
    const waiting = unseen ? fill(words.unseen, { system: frame.system[unseen].name }) : fill(words.waitsFor, { event })

    guide.current = driver({
      ...FRAME,
      animate: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      onCloseClick: endStory,
      onNextClick: () => moveStory(1),
    })
    guide.current.highlight({
      element: `[data-tour="${step.target}"]`,
      popover: {
        title: `${fill(words.step, { number: index + 1, total: STEPS.length })} · ${title}`,
        description: `${text}<br><em>${waiting}</em>`,
        ...BUTTONS,
        nextBtnText: words.next,
        onPopoverRender: nameParts(words),
      },
    })

    return () => guide.current?.destroy()
  }, [step, index, here, unseen, words, frame])

  return null
}

const FRAME = {
  allowClose: true,
  overlayClickBehavior: () => {},
  overlayOpacity: 0.45,
  stagePadding: 8,
  stageRadius: 24,
  popoverClass: 'story',
}

const BUTTONS: Pick<Popover, 'showButtons'> = { showButtons: ['next', 'close'] }

/** The tour draws its title and its buttons as a page's own header and footer; a page has one of each. The title names the dialog. */
const nameParts =
  (words: Messages['story']): Popover['onPopoverRender'] =>
  ({ title, footer, closeButton }) => {
    title.role = 'presentation'
    footer.role = 'group'
    closeButton.ariaLabel = words.close
  }

/** What the tables say now: whether anything stands where it may not. */
async function describeVerdict(words: Messages['story']['verdict'], frame: Messages['frame'], signal: AbortSignal) {
  const answer = await fetch('/api/tables', { signal }).catch(() => null)
  const databases: AllTables = answer?.ok ? await answer.json() : []
  const lines = databases.map((database) => {
    const { system } = database
    const name = frame.system[system].name
    if ('unread' in database) return fill(words.unread, { system: name })
    const names = database.tables.map((table) => table.name)
    const found = ABSENT[system].flatMap(({ concept }) => findForbidden(concept, names))

    return found.length > 0
      ? fill(words.found, { system: name, tables: found.join(', ') })
      : fill(words.none, { system: name, tables: names.length, concepts: ABSENT[system].length })
  })

  return (lines.length > 0 ? [...lines, words.next] : [words.unreadable]).join('<br>')
}
