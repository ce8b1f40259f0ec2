import { handOverCash } from '@/server/demo/routes'

export const dynamic = 'force-dynamic'

export { handOverCash as POST }
