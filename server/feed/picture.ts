import { sql } from 'drizzle-orm'
import { creators } from '@/db/schema'

/** Of a creator who has brought none. */
const SOMEBODY = '/media/avatars/seseorang.svg'

export const pictureOf = ({ picture }: { picture: string | null }) => picture ?? SOMEBODY

/** The same as a column of a query. */
export const pictureIn = sql<string>`coalesce(${creators.picture}, ${SOMEBODY})`
