'use client'

import { type Driver, driver } from 'driver.js'
import 'driver.js/dist/driver.css'
import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import { useLive } from '../live/use-live'
import { STEPS } from './steps'
import './story.css'
import { useRealEvents } from './use-real-events'
import { endStory, moveStory, useStory } from './use-story'

type StoryProps = { words: Messages['story']; frame: Messages['frame'] }

/** Seven steps, each with its part of a page highlighted. Opens the page and waits there for what really happens. */
export function Story({ words, frame }: StoryProps) {
  const index = useStory()
  const here = usePathname()
  const router = useRouter()
  const { statuses } = useLive()
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
    if (!step || index === null || here !== step.href) return
    const last = index === STEPS.length - 1
    const { title, text, event } = words.steps[step.id]
    const waiting = unseen ? fill(words.unseen, { system: frame.system[unseen].name }) : fill(words.waitsFor, { event })

    guide.current = driver({
      allowClose: true,
      overlayClickBehavior: () => {},
      overlayOpacity: 0.45,
      stagePadding: 8,
      stageRadius: 24,
      animate: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      onCloseClick: endStory,
      onNextClick: () => moveStory(1),
      popoverClass: 'story',
    })
    guide.current.highlight({
      element: `[data-tour="${step.target}"]`,
      popover: {
        title: `${fill(words.step, { number: index + 1, total: STEPS.length })} · ${title}`,
        description: `${text}<br><em>${waiting}</em>`,
        showButtons: ['next', 'close'],
        nextBtnText: last ? words.finish : words.next,
        side: 'bottom',
        align: 'center',
        // The tour draws its title and its buttons as a page's own header and footer; a page has one of each. The title names the dialog.
        onPopoverRender: ({ title, footer, closeButton }) => {
          title.role = 'presentation'
          footer.role = 'group'
          closeButton.ariaLabel = words.close
        },
      },
    })

    return () => guide.current?.destroy()
  }, [step, index, here, unseen, words, frame])

  return null
}
