import { readBreaches } from '@/server/demo/routes'

export const dynamic = 'force-dynamic'

export { readBreaches as GET }
