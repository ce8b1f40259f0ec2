import { useSyncExternalStore } from 'react'
import en from '@/messages/en/frame.json'
import id from '@/messages/id/frame.json'

const never = () => () => {}

/** The language that the page was in. */
export const useFrameLanguage = () =>
  useSyncExternalStore(
    never,
    () => (document.documentElement.lang === 'en' ? 'en' : 'id'),
    () => 'id',
  )

/** The frame's words where no server can choose them any more. */
export const useFrameWords = () => (useFrameLanguage() === 'en' ? en : id)

/** The number of the request that brought this page; none where even the frame broke. */
export const useRequestId = () =>
  useSyncExternalStore(
    never,
    () => document.body.dataset.requestId,
    () => undefined,
  )
