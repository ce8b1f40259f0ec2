import { notFound } from 'next/navigation'
import words from '@/messages/id/find.json'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Category = RouterOutputs['catalogue']['front']['categories'][number]

const NAMES: Record<Category, string> = words.categories

export const isCategory = (text: string): text is Category => Object.hasOwn(NAMES, text)

/** Parses a category from the URL; not found when it is unknown. */
export const readCategory = (text: string): Category => (isCategory(text) ? text : notFound())
