import { z } from 'zod'
import { CATEGORIES } from '@/db/schema'
import { toRupiah } from '@/i18n/as-typed'

export const SORTS = ['relevance', 'sold', 'rating', 'cheapest', 'dearest'] as const

export type Sort = (typeof SORTS)[number]

const DEAREST = 2_000_000_000
const rupiah = z.string().transform(toRupiah).pipe(z.number().max(DEAREST))
/** Cursor: the sort key and id of a page's last or first product. */
const cursor = z
  .string()
  .regex(/^\d{1,10}\.[a-z0-9-]{1,64}$/)
  .transform((text) => {
    const [key = '', id = ''] = text.split('.')
    return { key: Number(key), id }
  })
  // In the range of the columns that lists are sorted by.
  .pipe(z.object({ key: z.int32(), id: z.string() }))

const FILTERS = {
  category: z.enum(CATEGORIES),
  city: z.string().trim().min(1).max(64),
  min: rupiah,
  max: rupiah,
  rating: z.enum(['3', '4']).transform(Number),
  stock: z.literal('1'),
  sort: z.enum(SORTS),
  after: cursor,
  before: cursor,
}

export type FilterName = keyof typeof FILTERS
export type Filters = { [Name in FilterName]?: z.infer<(typeof FILTERS)[Name]> }

/** Filters from the URL, as text. */
export type RequestedFilters = { [Name in FilterName]?: string }

export const requestedFilters = z.object(
  Object.fromEntries(Object.keys(FILTERS).map((name) => [name, z.string().max(200).optional()])) as Record<
    FilterName,
    z.ZodOptional<z.ZodString>
  >,
)

export type ReadFilters = {
  filters: Filters
  ignored: FilterName[]
  /** Both prices are valid, and the minimum is above the maximum. */
  emptySpan: boolean
}

/**
 * Parses the filters of a URL. Leaves out invalid filters and empty price ranges, and returns their
 * names.
 */
export function readFilters(query: RequestedFilters): ReadFilters {
  const filters: Record<string, unknown> = {}
  const ignored: FilterName[] = []
  for (const [name, schema] of Object.entries(FILTERS) as [FilterName, z.ZodType][]) {
    const text = query[name]
    if (!text?.trim()) continue
    const read = schema.safeParse(text)
    if (read.success) filters[name] = read.data
    else ignored.push(name)
  }

  return leaveOutEmptySpan({ filters: filters as Filters, ignored })
}

function leaveOutEmptySpan({ filters, ignored }: Omit<ReadFilters, 'emptySpan'>): ReadFilters {
  const { min, max, ...others } = filters
  if (min === undefined || max === undefined || min <= max) return { filters, ignored, emptySpan: false }

  return { filters: others, ignored: [...ignored, 'min', 'max'], emptySpan: true }
}
