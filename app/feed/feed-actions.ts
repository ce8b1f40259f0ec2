/** The actions of the feed, by keys or buttons. */
export type FeedActions = {
  next: () => void
  previous: () => void
  first: () => void
  togglePause: () => void
  toggleSound: () => void
  like: () => void
  comments: () => void
  save: () => void
  help: () => void
}

export type FeedAction = keyof FeedActions

/**
 * Returns the action of a key. Single letters can be turned off (WCAG 2.1.4), because speech input
 * types them. References nothing outside itself: it also runs as text, in `early-input.tsx`.
 */
export function actionOf(event: KeyboardEvent, letterKeys: boolean): FeedAction | undefined {
  const { key, target } = event
  const busy = event.ctrlKey || event.metaKey || event.altKey || document.querySelector(':popover-open, dialog[open]')
  const typing = target instanceof Element && target.closest('input, textarea, select')
  if (busy || typing) return undefined

  switch (key) {
    case 'ArrowDown':
    case 'PageDown':
      return 'next'
    case 'ArrowUp':
    case 'PageUp':
      return 'previous'
    case 'Home':
      return 'first'
    case ' ':
      return target instanceof Element && target.closest('button, a') ? undefined : 'togglePause'
    case 'm':
    case 'M':
      return letterKeys ? 'toggleSound' : undefined
    case 'l':
    case 'L':
      return letterKeys ? 'like' : undefined
    case 's':
    case 'S':
      return letterKeys ? 'save' : undefined
    case 'c':
    case 'C':
      return letterKeys ? 'comments' : undefined
    case '?':
      return letterKeys ? 'help' : undefined
  }
}
