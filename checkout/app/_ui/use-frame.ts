import { useSyncExternalStore } from 'react'
import en from '@/messages/en/frame.json'
import id from '@/messages/id/frame.json'

const never = () => () => {}

/** The language of the rendered page. */
export const useFrameLanguage = () =>
  useSyncExternalStore(
    never,
    () => (document.documentElement.lang === 'en' ? 'en' : 'id'),
    () => 'id',
  )

/** The frame's texts in the page's language, where no server component can choose them. */
export const useFrameWords = () => (useFrameLanguage() === 'en' ? en : id)

/** The request id of this page; undefined where even the layout failed. */
export const useRequestId = () =>
  useSyncExternalStore(
    never,
    () => document.body.dataset.requestId,
    () => undefined,
  )
