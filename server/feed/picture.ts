import { sql } from 'drizzle-orm'
import { creators } from '@/db/schema'

/** The picture of a creator who has none. */
const SOMEBODY = '/media/avatars/seseorang.svg'

export const pictureOf = ({ picture }: { picture: string | null }) => picture ?? SOMEBODY

/** `pictureOf` as a column of a query. */
export const pictureIn = sql<string>`coalesce(${creators.picture}, ${SOMEBODY})`
