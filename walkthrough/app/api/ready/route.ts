export const dynamic = 'force-dynamic'

/** There is nothing to wait for: no database, no worker, and the systems it watches may come later. */
export const GET = () => Response.json({ ready: true, checks: {} })
