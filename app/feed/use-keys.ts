import { useEffect } from 'react'
import { actionOf, type FeedActions } from './feed-actions'

export function useKeys(actions: FeedActions, { letterKeys }: { letterKeys: boolean }) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const action = actionOf(event, letterKeys)
      if (!action) return

      event.preventDefault()
      actions[action]()
    }
    window.addEventListener('keydown', press)

    return () => window.removeEventListener('keydown', press)
  }, [actions, letterKeys])
}
